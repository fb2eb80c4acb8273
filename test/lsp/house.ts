/** A configuration and a preset of the tests' own, so that they say nothing about Candor's catalogue. */
export const CONFIG = 'extends: [./house.yml]\n';

export const HOUSE = `name: house
version: 1.0.0
rules:
  - id: house/no-miracle
    family: house
    severity: error
    say:
      en:
        title: Miracle
        message: '"{match}" promises the impossible.'
        why: Nobody can keep it.
        fine-when: It quotes a hymn.
      fr:
        title: Miracle
        message: '« {match} » promet l’impossible.'
        why: Personne ne peut le tenir.
        fine-when: C’est un cantique.
    match:
      en:
        flag: [miracle tool]
        fixes:
          - { title: { en: Say useful tool, fr: Dire outil utile }, replace: useful tool, safe: true }
        examples: { flagged: [A miracle tool.], clean: [A useful tool.] }
  - id: house/no-revolution
    family: house
    severity: info
    say:
      en: { title: Revolution, message: Say what is new., why: It says nothing., fine-when: History. }
      fr: { title: Révolution, message: Dites ce qui est nouveau., why: Cela ne dit rien., fine-when: De l’histoire. }
    match:
      en:
        flag: [revolutionary]
        fixes:
          - { title: { en: Say new, fr: Dire nouveau }, replace: new, safe: false }
          - { title: { en: Say improved, fr: Dire amélioré }, replace: improved, safe: false }
        examples: { flagged: [A revolutionary soap.], clean: [A new soap.] }
  - id: house/no-nostalgia
    family: house
    severity: warning
    say:
      en: { title: Nostalgia, message: Look ahead., why: It is over., fine-when: A chronicle. }
      fr: { title: Nostalgie, message: Regardez devant vous., why: C’est fini., fine-when: Une chronique. }
    match:
      en:
        flag: [grandmothers]
        # Only English grammar can tell, and it is loaded when a sentence asks for it.
        only-if: [{ is: past }]
        examples: { flagged: [Our grandmothers washed with it.], clean: [Our grandmothers wash with it.] }
`;

export const HOUSE_FILES = { 'candor.yml': CONFIG, 'house.yml': HOUSE };
