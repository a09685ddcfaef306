/** Passwords of eight characters and more that lists of leaked passwords start with. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `password password1 password12 password123 password1234 passw0rd p@ssw0rd p@ssword pa55word pa$$word 12345678 123456789 1234567890 0123456789 987654321 9876543210
  123123123 11111111 00000000 22222222 55555555 66666666 77777777 88888888 99999999 12341234 12344321 87654321 147258369 159357258 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qazxsw2
  qwertyuiop qwerty123 qwerty12 qwerty1234 qwertyui qwer1234 asdfghjkl asdfasdf asdf1234 asdfghjk zxcvbnm1 zaq12wsx qazwsxedc q1w2e3r4 q1w2e3r4t5 abcd1234 abc12345 abcdefgh
  a1b2c3d4 aa123456 a1234567 a12345678 iloveyou iloveyou1 iloveyou2 letmein1 letmein123 welcome1 welcome123 admin123 admin1234 administrator administrator1 changeme
  changeme1 changeme123 football football1 baseball baseball1 basketball superman superman1 batman123 starwars starwars1 trustno1 princess princess1 sunshine sunshine1 monkey123
  dragon123 michael1 jennifer jordan23 master123 shadow123 charlie1 computer computer1 internet samsung1 whatever whatever1 freedom1 liverpool liverpool1 chelsea1 arsenal1
  pokemon1 mercedes corvette midnight chocolate butterfly elephant dolphins victoria danielle patricia alexander jonathan christopher benjamin nicholas elizabeth samantha
  summer2020 summer2021 summer2022 summer2023 summer2024 winter2020 winter2021 winter2022 winter2023 winter2024 spring2023 spring2024 autumn2023 autumn2024 januari1 test1234
  testtest test12345 testing1 testing123 temp1234 default1 guest123 user1234 secret123 secret12 mypassword mypass123 hospital hospital1 hospital123 doctor123 nurse123 clinic123
  medical1 medicine medicine1 pharmacy pharmacy1 patient1 patient123 hello123 helloworld hello1234 happy123 lovely12 loveme12 love1234 blink182 metallica slipknot linkin12
  qweasdzxc qweqweqwe 1234qwer 12qwaszx zxcvbnm123 poiuytrewq mnbvcxz1 asdqwe123 google123 facebook facebook1 linkedin linkedin1 youtube1 microsoft windows1 apple123 killer123
  fuckyou1 fuckyou123 babygirl babygirl1 angel123 anthony1 ashley12 bailey12 thomas12 robert12 daniel12 hunter12 soccer12 hockey12 ranger12 tigger12 cookie12 flower12 purple12
  orange12 silver12 golden12 diamond1 crystal1 spiderman ironman1 gandalf1 hogwarts scorpion phoenix1 mustang1 ferrari1 porsche1 kawasaki yamaha12 trouble1 blessed1 jesus123 god12345`.split(/\s+/),
)
