import type { TableHead } from '@/lib/domain/units/table-head'
import type { AllergyActions, AllergyGroup } from './allergy.rule'

/** Which medicines cross-react with which recorded allergy. */
export const allergyHead = {
  version: 'allergy-groups-1',
  effectiveFrom: '2026-01-01',
  source: 'Drug allergy practice parameter 2022 (JACI 2022;150:1333), beta-lactam side-chain reviews 2019 to 2022, product labels.',
  approvedBy: null,
} as const satisfies TableHead

const stopThenWarn: AllergyActions = { severe: 'stop', moderate: 'warn', unknown: 'warn' }
const alwaysStop: AllergyActions = { severe: 'stop', moderate: 'stop', unknown: 'stop' }
const warn: AllergyActions = { severe: 'warn', moderate: 'warn', unknown: 'warn' }
const warnThenNote: AllergyActions = { severe: 'warn', moderate: 'note', unknown: 'warn' }
const note: AllergyActions = { severe: 'note', moderate: 'note', unknown: 'note' }

const scar = ['stevens-johnson', 'toxic-epidermal-necrolysis', 'dress', 'severe-skin-reaction'] as const
const organ = ['organ-injury', 'agranulocytosis'] as const
const practice = 'Drug allergy practice parameter 2022'
const sideChain = 'Side-chain review 2019; beta-lactam cross-reactivity guide 2021'
const labels = 'product labels'

type Row = Pick<AllergyGroup, 'id' | 'name' | 'allergen' | 'proposed' | 'likelihood' | 'actions' | 'why' | 'management' | 'source'> & Partial<AllergyGroup>
const group = (row: Row): AllergyGroup => ({
  except: [], onlyReactions: null, notReactions: [], strictFor: [], confidence: 'ok', reviewReason: null, ...row,
})

const penicillins = ['J01C']
const aminopenicillins = ['J01CA01', 'J01CA04', 'J01CR01', 'J01CR02', 'J01CA02', 'J01CA06']
const sameRing = ['J01DB01', 'J01DC04', 'J01DB05', 'J01DC10', 'J01DB09']
const otherRing = ['J01DC02', 'J01DD04', 'J01DD01', 'J01DD02', 'J01DE01', 'J01DD13', 'J01DD08']
const methoxyimino = ['J01DD04', 'J01DD01', 'J01DE01', 'J01DD13', 'J01DC02']
const sulfaAntibiotics = ['J01EC', 'J01EE', 'D06BA01', 'A07EC01', 'J01EB']
const plainSulfonamides = ['C03CA', 'C03AA', 'C03BA', 'C03EA', 'C03EB', 'C09BA', 'C09DA', 'C07B', 'M01AH01', 'S01EC01', 'N02CC01', 'A10BB12', 'A10BB01', 'A10BB09']
const coxOne = ['M01AA', 'M01AB', 'M01AC', 'M01AE', 'M01AG', 'M01AX01', 'M01AX02', 'M01AX17', 'N02BA', 'B01AC06', 'M01B', 'N02AJ08', 'N02AJ02', 'N02AJ07', 'N02AJ14', 'N02AJ18', 'N02AJ19', 'N02AJ23', 'N02CC51', 'B01AC56']
const phenanthrenes = ['N02AA01', 'N02AA03', 'N02AA05', 'R05DA04', 'R05DA03', 'N02AA55', 'N02AJ06', 'N02AJ07', 'N02AJ08', 'N02AJ17', 'N02AJ18', 'N02AJ22', 'N02AJ23', 'N02AA08', 'R05DA20', 'N02AE01']
const aromatic = ['N03AF01', 'N03AF02', 'N03AF04', 'N03AB02', 'N03AB05', 'N03AA02', 'N03AA03', 'N03AX09']
const aceInhibitors = ['C09A', 'C09B']
const contrast = ['V08A']
const heparins = ['B01AB', 'B01AX05', 'C05BA03']

/** Rows are tried after exact-substance matching, in this order; every row that fits is considered and the strongest kept. */
export const allergyGroups: readonly AllergyGroup[] = [
  group({ id: 'G1', name: 'Penicillins', allergen: penicillins, proposed: penicillins, likelihood: 'high', actions: stopThenWarn, source: practice,
    why: 'All penicillins share one core, and a reaction to one may come back with another.',
    management: 'Choose an antibiotic of another group. A benign rash more than 10 years ago: offer allergy review (PEN-FAST); most penicillin labels prove wrong.' }),
  group({ id: 'G2', name: 'Aminopenicillin side chain', allergen: aminopenicillins, proposed: sameRing, likelihood: 'about 16 %, over 30 % in some series', actions: { severe: 'warn', moderate: 'warn', unknown: 'warn' }, source: sideChain,
    strictFor: [{ reactions: ['anaphylaxis'], action: 'stop', says: 'anaphylaxis recorded' }],
    why: 'This cephalosporin carries the same side chain as amoxicillin or ampicillin.',
    management: 'Choose a cephalosporin with another side chain, such as cefazolin, cefuroxime or ceftriaxone.' }),
  group({ id: 'G2R', name: 'Aminopenicillin side chain, other direction', allergen: sameRing, proposed: aminopenicillins, likelihood: 'about 16 %', actions: warn, source: sideChain,
    strictFor: [{ reactions: ['anaphylaxis'], action: 'stop', says: 'anaphylaxis recorded' }],
    why: 'Amoxicillin and ampicillin carry the same side chain as this cephalosporin.',
    management: 'Choose a penicillin or cephalosporin with another side chain.' }),
  group({ id: 'G2C', name: 'Cephalosporins sharing the aminopenicillin side chain', allergen: sameRing, proposed: sameRing, likelihood: 'high', actions: stopThenWarn, source: sideChain,
    why: 'These cephalosporins share one side chain.', management: 'Choose a cephalosporin with another side chain.' }),
  group({ id: 'G3', name: 'Penicillin allergy and a cephalosporin with another side chain', allergen: penicillins, proposed: otherRing, likelihood: 'below 2 %', actions: note, source: practice,
    strictFor: [{ reactions: [...scar, ...organ], action: 'warn', says: 'severe delayed reaction: ask a specialist' }],
    why: 'Side chains differ; cross-reaction is rare, also after anaphylaxis.', management: 'May be given. After a severe skin reaction or organ injury ask a specialist.' }),
  group({ id: 'G4', name: 'Cefazolin', allergen: ['J01C', 'J01D'], proposed: ['J01DB04'], except: [], likelihood: '0.5 to 1 %', actions: note, source: 'Cefazolin and penicillin labels 2022 (PMC8928301)',
    strictFor: [{ reactions: [...scar, ...organ], action: 'warn', says: 'severe delayed reaction: ask a specialist' }],
    why: 'Cefazolin shares neither side chain with any other beta-lactam.', management: 'May be given.' }),
  group({ id: 'G5', name: 'Methoxyimino cephalosporins', allergen: methoxyimino, proposed: methoxyimino, likelihood: 'moderate to high', actions: warn, source: sideChain,
    why: 'These cephalosporins share the methoxyimino side chain.', management: 'Choose a beta-lactam with another side chain.' }),
  group({ id: 'G6', name: 'Ceftazidime, cefiderocol, ceftolozane and aztreonam', allergen: ['J01DD02', 'J01DD52', 'J01DI04', 'J01DI54', 'J01DF01', 'J01DF51'], proposed: ['J01DD02', 'J01DD52', 'J01DI04', 'J01DI54', 'J01DF01', 'J01DF51'], likelihood: 'high', actions: warn, source: sideChain,
    why: 'Ceftazidime and aztreonam carry the same side chain.', management: 'Avoid the pair. Aztreonam is safe with other beta-lactam allergies.' }),
  group({ id: 'G7', name: 'Cefoxitin, cefalotin and benzylpenicillin', allergen: ['J01DC01', 'J01DB03', 'J01CE01'], proposed: ['J01DC01', 'J01DB03', 'J01CE01'], likelihood: 'low to moderate', actions: note, source: sideChain,
    why: 'Similar side chains.', management: 'Prefer another beta-lactam.' }),
  group({ id: 'G8', name: 'Carbapenems', allergen: ['J01C', 'J01DB', 'J01DC', 'J01DD', 'J01DE', 'J01DI'], proposed: ['J01DH'], likelihood: 'below 1 %', actions: note, source: practice,
    strictFor: [{ reactions: [...scar], action: 'warn', says: 'severe delayed skin reaction: ask a specialist' }],
    why: 'Cross-reaction with penicillins and cephalosporins is very rare.', management: 'May be given without testing.' }),
  group({ id: 'G8C', name: 'Carbapenems among themselves', allergen: ['J01DH'], proposed: ['J01DH'], likelihood: 'moderate', actions: stopThenWarn, source: practice,
    why: 'Carbapenems share their core.', management: 'Choose another group.' }),
  group({ id: 'G9', name: 'Sulfonamide antibiotics', allergen: sulfaAntibiotics, proposed: sulfaAntibiotics, likelihood: 'high', actions: stopThenWarn, source: practice,
    why: 'Sulfonamide antibiotics and sulfasalazine share the part that causes the reaction.',
    management: 'Choose another antibiotic. A benign rash more than 5 years ago may be challenged in one step.' }),
  group({ id: 'G9D', name: 'Sulfonamide antibiotics and dapsone', allergen: sulfaAntibiotics, proposed: ['J04BA02', 'D10AX05'], likelihood: '10 to 20 %', actions: warn, source: practice,
    strictFor: [{ reactions: [...scar], action: 'stop', says: 'severe skin reaction recorded' }],
    why: 'Dapsone is related and reacts in some.', management: 'Avoid after a severe skin reaction; otherwise watch closely.' }),
  group({ id: 'G10', name: 'Other sulfonamides', allergen: sulfaAntibiotics, proposed: plainSulfonamides, likelihood: 'not shown', actions: note, source: practice,
    why: 'Diuretics, celecoxib, sumatriptan and the like are sulfonamides of another kind; cross-reaction is not shown.', management: 'May be given.' }),
  group({ id: 'G11', name: 'COX-1 inhibitors, cross-reactive type', allergen: coxOne, proposed: coxOne, likelihood: 'high', actions: alwaysStop, source: practice, onlyReactions: ['cross-reactive-nsaid', 'asthma', 'nasal-polyps'],
    why: 'In the cross-reactive type every COX-1 inhibitor provokes the reaction.',
    management: 'Paracetamol below 1 g, or celecoxib with a supervised first dose. Where aspirin is needed for the heart: desensitise.' }),
  group({ id: 'G11X', name: 'COX-1 inhibitors, type of reaction not recorded', allergen: coxOne, proposed: coxOne, likelihood: 'depends on the type', actions: warn, source: practice, notReactions: ['cross-reactive-nsaid', 'asthma', 'nasal-polyps', 'single-nsaid'],
    why: 'Nobody recorded whether this patient reacts to one NSAID or to all of them.',
    management: 'Ask whether other NSAIDs were tolerated and record the type. Until then prefer paracetamol.' }),
  group({ id: 'G11H', name: 'Coxibs in cross-reactive NSAID allergy', allergen: coxOne, proposed: ['M01AH'], likelihood: 'low', actions: note, source: practice, onlyReactions: ['cross-reactive-nsaid', 'asthma', 'nasal-polyps'],
    why: 'Coxibs are usually tolerated.', management: 'Supervise the first dose.' }),
  group({ id: 'G11P', name: 'Paracetamol in cross-reactive NSAID allergy', allergen: coxOne, proposed: ['N02BE01', 'N02BE51'], likelihood: 'low, at 1 g and more', actions: note, source: practice, onlyReactions: ['cross-reactive-nsaid', 'asthma', 'nasal-polyps'],
    why: 'Paracetamol inhibits COX-1 weakly at 1 g and more.', management: 'Start with 500 mg.' }),
  group({ id: 'G11A', name: 'Acetic acid NSAIDs', allergen: ['M01AB'], proposed: ['M01AB'], likelihood: 'high within the class', actions: stopThenWarn, source: practice,
    why: 'Same chemical class.', management: 'Choose an NSAID of another chemical class, or paracetamol.' }),
  group({ id: 'G11B', name: 'Propionic acid NSAIDs', allergen: ['M01AE'], proposed: ['M01AE'], likelihood: 'high within the class', actions: stopThenWarn, source: practice,
    why: 'Same chemical class.', management: 'Choose an NSAID of another chemical class, or paracetamol.' }),
  group({ id: 'G11C', name: 'Oxicams', allergen: ['M01AC'], proposed: ['M01AC'], likelihood: 'high within the class', actions: stopThenWarn, source: practice,
    why: 'Same chemical class.', management: 'Choose an NSAID of another chemical class, or paracetamol.' }),
  group({ id: 'G12', name: 'Phenanthrene opioids', allergen: phenanthrenes, proposed: phenanthrenes, likelihood: 'low for true allergy', actions: { severe: 'stop', moderate: 'warn', unknown: 'warn' }, source: practice,
    why: 'Morphine-like opioids share their structure. Itching is mostly histamine release, not allergy.', management: 'Ask what happened. Fentanyl or methadone are of another class.' }),
  group({ id: 'G13', name: 'Aromatic antiepileptics', allergen: aromatic, proposed: aromatic, likelihood: '20 to 80 %', actions: { severe: 'stop', moderate: 'warn', unknown: 'warn' }, source: practice,
    strictFor: [{ reactions: [...scar], action: 'stop', says: 'severe skin reaction recorded' }],
    why: 'Aromatic antiepileptics cross-react, and the severe skin reaction can come back.', management: 'Choose a non-aromatic antiepileptic such as levetiracetam. HLA-B*15:02 before carbamazepine where common.' }),
  group({ id: 'G14', name: 'Macrolides', allergen: ['J01FA'], proposed: ['J01FA'], likelihood: 'low', actions: { severe: 'warn', moderate: 'note', unknown: 'note' }, source: practice,
    why: 'Macrolides cross-react seldom.', management: 'Prefer another group after a severe reaction.' }),
  group({ id: 'G15', name: 'Fluoroquinolones', allergen: ['J01MA'], proposed: ['J01MA'], likelihood: 'moderate', actions: warn, source: practice,
    why: 'Fluoroquinolones cross-react by antibody and by direct mast-cell release.', management: 'Choose another group.' }),
  group({ id: 'G16', name: 'Tetracyclines', allergen: ['J01AA'], proposed: ['J01AA'], likelihood: 'moderate', actions: warnThenNote, source: practice,
    why: 'Tetracyclines share their core.', management: 'Prefer another group.' }),
  group({ id: 'G17', name: 'Aminoglycosides', allergen: ['J01G', 'D06AX04', 'D06AX07', 'S01AA11', 'S01AA12'], proposed: ['J01G', 'D06AX04', 'D06AX07', 'S01AA11', 'S01AA12'], likelihood: '50 % or more', actions: warn, source: practice,
    why: 'Aminoglycosides cross-react, also neomycin on the skin.', management: 'Choose another group.' }),
  group({ id: 'G18', name: 'ACE inhibitors after angio-oedema', allergen: aceInhibitors, proposed: [...aceInhibitors, 'C09DX04'], likelihood: 'high', actions: alwaysStop, source: labels, onlyReactions: ['angio-oedema', 'anaphylaxis', 'unknown'],
    why: 'Angio-oedema comes back with any ACE inhibitor and with sacubitril.', management: 'Choose another blood-pressure class.' }),
  group({ id: 'G18A', name: 'ARB after ACE inhibitor angio-oedema', allergen: aceInhibitors, proposed: ['C09C', 'C09D'], except: ['C09DX04'], likelihood: '2 to 10 %', actions: warn, source: labels, onlyReactions: ['angio-oedema', 'anaphylaxis', 'unknown'],
    why: 'Some patients react to an ARB as well.', management: 'Only when needed, with written advice what to do when the face swells.' }),
  group({ id: 'G18S', name: 'ACE inhibitor after sacubitril angio-oedema', allergen: ['C09DX04'], proposed: aceInhibitors, likelihood: 'high', actions: alwaysStop, source: labels, onlyReactions: ['angio-oedema', 'anaphylaxis', 'unknown'],
    why: 'Angio-oedema comes back with an ACE inhibitor.', management: 'Choose another blood-pressure class.' }),
  group({ id: 'G18C', name: 'ACE inhibitor cough', allergen: aceInhibitors, proposed: aceInhibitors, likelihood: 'high', actions: note, source: labels, onlyReactions: ['cough'],
    why: 'Cough is an intolerance of the whole class.', management: 'An ARB is allowed.' }),
  group({ id: 'G19', name: 'Statins', allergen: ['C10AA', 'C10BA', 'C10BX'], proposed: ['C10AA', 'C10BA', 'C10BX'], likelihood: 'class intolerance', actions: { severe: 'warn', moderate: 'note', unknown: 'note' }, source: labels,
    why: 'Muscle complaints can come back with another statin.', management: 'Lower dose or another statin; check creatine kinase.' }),
  group({ id: 'G20', name: 'Ester local anaesthetics', allergen: ['N01BA', 'D04AB04', 'S01HA'], proposed: ['N01BA', 'S01HA'], likelihood: 'moderate', actions: warn, source: practice,
    why: 'Esters break down to the same allergen.', management: 'Use an amide such as lidocaine.' }),
  group({ id: 'G20A', name: 'Amide local anaesthetics', allergen: ['N01BB', 'D04AB01'], proposed: ['N01BB', 'D04AB01'], likelihood: 'low', actions: warn, source: practice,
    why: 'True amide allergy is rare but may be shared.', management: 'Test, or use an ester.' }),
  group({ id: 'G21', name: 'Neuromuscular blockers', allergen: ['M03A'], proposed: ['M03A'], likelihood: '60 to 70 % by skin test', actions: alwaysStop, source: practice,
    why: 'Neuromuscular blockers cross-react widely.', management: 'None until an allergist has named a tested alternative. Sugammadex is a separate allergen.' }),
  group({ id: 'G22', name: 'Iodinated contrast', allergen: contrast, proposed: contrast, likelihood: 'within contrast', actions: { severe: 'stop', moderate: 'warn', unknown: 'warn' }, source: practice,
    strictFor: [{ reactions: [...scar], action: 'stop', says: 'severe skin reaction: no contrast of the class' }],
    why: 'Another contrast agent may provoke the reaction again. Shellfish, povidone and iodine do not matter.', management: 'Use a different agent, premedicate, monitored place. Premedication alone is not enough.' }),
  group({ id: 'G22G', name: 'Gadolinium contrast', allergen: ['V08C'], proposed: ['V08C'], likelihood: 'within the class', actions: stopThenWarn, source: practice,
    why: 'A group of its own, apart from iodinated contrast.', management: 'Use another agent after advice.' }),
  group({ id: 'G23', name: 'Heparins', allergen: ['B01AB'], proposed: heparins, except: ['B01AX05'], likelihood: 'high', actions: alwaysStop, source: practice, onlyReactions: ['heparin-induced-thrombocytopenia', 'anaphylaxis', 'unknown'],
    why: 'After heparin-induced thrombocytopenia every heparin is dangerous, flushes and coated lines included.', management: 'Argatroban, bivalirudin, fondaparinux or a DOAC.' }),
  group({ id: 'G23S', name: 'Heparins, skin reaction', allergen: ['B01AB'], proposed: ['B01AB'], likelihood: 'high', actions: stopThenWarn, source: practice,
    why: 'Heparins cross-react.', management: 'Fondaparinux or a DOAC.' }),
  group({ id: 'G24', name: 'Fish allergy and protamine', allergen: ['FOOD:FISH', 'A10AC', 'A10AD'], proposed: ['V03AB14', 'A10AC'], likelihood: 'low', actions: note, source: labels,
    why: 'Protamine comes from fish; the link is weak.', management: 'May be given; be ready to treat.' }),
  group({ id: 'G25E', name: 'Egg allergy and vaccines', allergen: ['FOOD:EGG'], proposed: ['J07BB', 'J07BD', 'N01AX10'], likelihood: 'low', actions: note, source: practice,
    why: 'Egg allergy does not matter for influenza and MMR vaccines or propofol.', management: 'May be given.' }),
  group({ id: 'G25Y', name: 'Egg allergy and yellow fever vaccine', allergen: ['FOOD:EGG'], proposed: ['J07BL01'], likelihood: 'low to moderate', actions: { severe: 'stop', moderate: 'warn', unknown: 'warn' }, source: practice,
    why: 'Yellow fever vaccine holds egg protein.', management: 'After egg anaphylaxis only by a specialist.' }),
  group({ id: 'G25G', name: 'Gelatin allergy and vaccines', allergen: ['FOOD:GELATIN'], proposed: ['J07BD', 'J07BK', 'J07BB03', 'J07BL01'], likelihood: 'low to moderate', actions: { severe: 'stop', moderate: 'warn', unknown: 'warn' }, source: practice,
    why: 'These vaccines hold gelatin.', management: 'Look for a gelatin-free product.' }),
  group({ id: 'G25L', name: 'Latex', allergen: ['ENV:LATEX'], proposed: ['J07', 'A10A'], likelihood: 'low', actions: note, source: labels,
    why: 'Stoppers and needle shields may hold latex.', management: 'Check the pack for a latex-free statement.' }),
  group({ id: 'G25S', name: 'Soya or peanut', allergen: ['FOOD:SOYA', 'FOOD:PEANUT'], proposed: ['N01AX10', 'R03BB01', 'D10BA01'], likelihood: 'low', actions: note, source: labels,
    why: 'Some products hold soya lecithin or oil.', management: 'Propofol may be given; check the excipients of others.' }),
  group({ id: 'G26', name: 'Azole antifungals', allergen: ['J02AC', 'J02AB', 'D01AC', 'G01AF'], proposed: ['J02AC', 'J02AB', 'D01AC', 'G01AF', 'A01AB09'], likelihood: 'low', actions: { severe: 'warn', moderate: 'note', unknown: 'note' }, source: practice,
    why: 'Azoles cross-react seldom.', management: 'Prefer another class after a severe reaction.' }),
  group({ id: 'G27', name: 'Thionamides', allergen: ['H03B'], proposed: ['H03B'], likelihood: 'shared for agranulocytosis', actions: { severe: 'stop', moderate: 'warn', unknown: 'warn' }, source: labels,
    strictFor: [{ reactions: ['agranulocytosis'], action: 'stop', says: 'agranulocytosis recorded' }],
    why: 'Agranulocytosis can come back with either drug.', management: 'Radio-iodine or surgery.' }),
  group({ id: 'G28', name: 'Chlorhexidine', allergen: ['D08AC02', 'A01AB03', 'D09AA12', 'R02AA05', 'B05CA02', 'S01AX09', 'D08AC52'], proposed: ['D08AC02', 'A01AB03', 'D09AA12', 'R02AA05', 'B05CA02', 'S01AX09', 'D08AC52'], likelihood: 'high', actions: alwaysStop, source: practice,
    why: 'Every chlorhexidine product reacts; it hides in lubricants and coated lines.', management: 'Povidone-iodine or alcohol; tell theatre and ward.' }),
  group({ id: 'G29', name: 'Macrogol and polysorbate 80', allergen: ['A06AD15', 'A06AD65', 'EXC:MACROGOL', 'EXC:POLYSORBATE'], proposed: ['A06AD15', 'A06AD65', 'H02AB04', 'G03AC06', 'EXC:MACROGOL', 'EXC:POLYSORBATE', 'J07BN01'], likelihood: 'low to moderate', actions: { severe: 'warn', moderate: 'note', unknown: 'warn' }, source: practice,
    why: 'Macrogol and polysorbate may cross-react, also in depot injections, vaccines and biologics.', management: 'After anaphylaxis ask a specialist.' }),
  group({ id: 'G30', name: 'Abacavir', allergen: ['J05AF06', 'J05AR02', 'J05AR04', 'J05AR13'], proposed: ['J05AF06', 'J05AR02', 'J05AR04', 'J05AR13'], likelihood: 'itself', actions: alwaysStop, source: labels,
    why: 'A second dose after hypersensitivity can kill.', management: 'Never again, also with a positive HLA-B*57:01.' }),
  group({ id: 'G31', name: 'Allopurinol', allergen: ['M04AA01', 'M04AA51'], proposed: ['M04AA01', 'M04AA51'], likelihood: 'itself', actions: { severe: 'stop', moderate: 'warn', unknown: 'stop' }, source: labels,
    why: 'The severe skin reaction comes back.', management: 'Febuxostat does not cross-react; start with care. HLA-B*58:01 where common.' }),
  group({ id: 'G32', name: 'Vancomycin infusion reaction', allergen: ['J01XA01'], proposed: ['J01XA01'], likelihood: 'not an allergy', actions: note, source: practice, onlyReactions: ['infusion-reaction', 'flushing'],
    why: 'Flushing during a fast infusion is histamine release, not allergy.', management: 'Infuse slowly.' }),
  group({ id: 'G33', name: 'Platinum', allergen: ['L01XA'], proposed: ['L01XA'], likelihood: 'moderate', actions: { severe: 'stop', moderate: 'warn', unknown: 'warn' }, source: practice,
    why: 'Platinum drugs cross-react.', management: 'Only with a desensitisation plan after anaphylaxis.' }),
  group({ id: 'G34', name: 'Alpha-gal and cetuximab', allergen: ['FOOD:ALPHA-GAL', 'L01FE01'], proposed: ['L01FE01'], likelihood: 'high', actions: alwaysStop, source: practice,
    why: 'Cetuximab carries alpha-gal: anaphylaxis at the first infusion.', management: 'Use panitumumab.' }),
  group({ id: 'G34O', name: 'Alpha-gal and products of mammalian origin', allergen: ['FOOD:ALPHA-GAL'], proposed: ['B01AB', 'J06AA', 'A09AA02'], likelihood: 'low to moderate', actions: warn, source: practice,
    why: 'Some heparins, antivenoms and enzymes hold alpha-gal.', management: 'Choose a product without mammalian parts where possible.' }),
  group({ id: 'G35', name: 'Cephalosporin allergy and a penicillin', allergen: ['J01DB', 'J01DC', 'J01DD', 'J01DE', 'J01DI'], proposed: penicillins, likelihood: 'low', actions: note, source: sideChain,
    strictFor: [{ reactions: [...scar, ...organ], action: 'warn', says: 'severe delayed reaction: ask a specialist' }],
    why: 'Only a shared side chain matters.', management: 'May be given when the side chains differ.' }),
  group({ id: 'G35C', name: 'Other cephalosporins', allergen: ['J01DB', 'J01DC', 'J01DD', 'J01DE', 'J01DI'], proposed: ['J01DB', 'J01DC', 'J01DD', 'J01DE', 'J01DI'], except: ['J01DB04'], likelihood: 'low when side chains differ', actions: { severe: 'warn', moderate: 'note', unknown: 'warn' }, source: sideChain,
    confidence: 'review', reviewReason: 'side chains that are not listed in a row above are judged by the class alone',
    why: 'Cephalosporins share a core; mostly the side chain decides.', management: 'Prefer one with another side chain.' }),
]
