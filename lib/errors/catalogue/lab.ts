export const labRefusals = {
  'lab-order.test-unknown': { says: 'The test {test} is not in this laboratory’s catalogue.', next: 'Choose a test from the list.' },
  'lab-order.panel-empty': { says: 'The panel {panel} holds no tests yet.', next: 'Order its tests one by one.' },
  'lab-order.nothing-ordered': { says: 'No test was chosen.', next: 'Choose at least one test or panel.' },
} as const
