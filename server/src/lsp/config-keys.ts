import { RECOMMENDED } from '../config/config.js';
import { JURISDICTIONS } from '../core/rules/catalogue.js';
import type { Localised } from '../core/rules/rule.js';

/** A key of `candor.yml` as completion explains it. A test holds it against the schema of the configuration. */
export interface ConfigKey {
  readonly says: Localised;
  readonly keys?: Readonly<Record<string, ConfigKey>>;
  readonly values?: readonly string[];
  readonly meaning?: Readonly<Record<string, Localised>>;
}

const RULES: ConfigKey = {
  says: {
    en: 'Severity of a rule, or of a whole family: error, warning, info, hint or off.',
    fr: 'Gravité d’une règle, ou de toute une famille : error, warning, info, hint ou off.',
  },
  keys: {},
};

export const CONFIG_KEYS: Readonly<Record<string, ConfigKey>> = {
  extends: {
    says: {
      en: 'Where rules come from: Candor’s own, then presets, as paths from this file.',
      fr: 'D’où viennent les règles : celles de Candor, puis des préréglages, en chemins depuis ce fichier.',
    },
    values: [RECOMMENDED],
    meaning: { [RECOMMENDED]: { en: 'Candor’s own rules.', fr: 'Les règles de Candor.' } },
  },
  languages: {
    says: {
      en: 'Languages of the copy; text in another one is left alone.',
      fr: 'Langues des textes ; un texte dans une autre langue n’est pas relu.',
    },
    values: ['en', 'fr'],
    meaning: { en: { en: 'English', fr: 'Anglais' }, fr: { en: 'French', fr: 'Français' } },
  },
  jurisdictions: {
    says: {
      en: 'Whose norms are cited. Rules that rest on none of them are not applied.',
      fr: 'De qui citer les normes. Les règles qui ne reposent sur aucune d’elles ne s’appliquent pas.',
    },
    values: JURISDICTIONS,
  },
  disclosure: {
    says: {
      en: 'When and how readers are told that a machine wrote a text.',
      fr: 'Quand et comment dire au lecteur qu’une machine a écrit un texte.',
    },
    keys: {
      required: {
        says: { en: 'Which texts are asked for a disclosure.', fr: 'Les textes auxquels une mention est demandée.' },
        values: ['declared', 'always', 'never'],
        meaning: {
          declared: {
            en: 'Texts that declare or show AI generation.',
            fr: 'Les textes qui déclarent ou montrent une génération par IA.',
          },
          always: { en: 'Every text.', fr: 'Tous les textes.' },
          never: { en: 'None.', fr: 'Aucun.' },
        },
      },
      wording: {
        says: {
          en: 'The sentence that the quick-fix inserts, by language.',
          fr: 'La phrase qu’insère la correction rapide, par langue.',
        },
        keys: {
          en: { says: { en: 'In English copy.', fr: 'Dans les textes en anglais.' } },
          fr: { says: { en: 'In French copy.', fr: 'Dans les textes en français.' } },
        },
      },
      placement: {
        says: { en: 'Where it is inserted.', fr: 'Où elle est insérée.' },
        values: ['top', 'bottom'],
        meaning: {
          top: { en: 'Before the text.', fr: 'Avant le texte.' },
          bottom: { en: 'After the text.', fr: 'Après le texte.' },
        },
      },
      shownFields: {
        says: {
          en: 'Keys of front matter that the site shows: a disclosure there counts.',
          fr: 'Clés de l’en-tête que le site affiche : une mention y compte.',
        },
      },
      gitTrailers: {
        says: {
          en: 'Whether commits that touched a file are looked at for assistants that sign them, as a hint. Needs git; not in browsers.',
          fr: 'Chercher ou non, dans les commits qui ont touché un fichier, la signature d’un assistant : un simple indice. Avec git ; pas dans un navigateur.',
        },
        values: ['true', 'false'],
        meaning: {
          true: { en: 'They are looked at.', fr: 'On les consulte.' },
          false: { en: 'They are not.', fr: 'On ne les consulte pas.' },
        },
      },
    },
  },
  files: {
    says: { en: 'Which files are reviewed, as globs.', fr: 'Quels fichiers relire, en motifs.' },
    keys: {
      include: { says: { en: 'Only these.', fr: 'Ceux-ci seulement.' } },
      exclude: { says: { en: 'All but these.', fr: 'Tous sauf ceux-ci.' } },
    },
  },
  rules: RULES,
  overrides: {
    says: { en: 'Other severities for some files.', fr: 'D’autres gravités pour certains fichiers.' },
    keys: {
      files: { says: { en: 'Globs of the files.', fr: 'Motifs des fichiers.' } },
      rules: RULES,
    },
  },
  limits: {
    says: { en: 'How much is shown.', fr: 'Combien en montrer.' },
    keys: {
      findingsPerFile: {
        says: {
          en: 'Findings shown for one file; a notice tells how many more there are.',
          fr: 'Constats montrés par fichier ; un avis dit combien d’autres il y a.',
        },
        values: ['2000'],
      },
    },
  },
  report: {
    says: { en: 'Whose name, logo and colour reports bear.', fr: 'Nom, logo et couleur que portent les rapports.' },
    keys: {
      name: {
        says: { en: 'The house that hands the report over.', fr: 'La maison qui remet le rapport.' },
      },
      logo: {
        says: {
          en: 'A PNG, JPEG, GIF, WebP or SVG file of at most 500 kB, as a path from this file.',
          fr: 'Un fichier PNG, JPEG, GIF, WebP ou SVG de 500 ko au plus, en chemin depuis ce fichier.',
        },
      },
      colour: {
        says: {
          en: '#rrggbb; made lighter or darker where text in it would be hard to read.',
          fr: '#rrggbb ; éclaircie ou assombrie là où un texte de cette couleur se lirait mal.',
        },
      },
    },
  },
};
