import type { HouseConfig } from '../config/config.js';
import { type Problem, problemAt } from '../config/problem.js';
import type { ImageFiles } from '../image-files/host-files.js';
import type { LogoFault } from './logo.js';
import type { House } from './report.js';

/**
 * Who hands the report over, as a configuration says; a logo that cannot be taken is a problem and left out.
 * @param file the configuration, as problems name it.
 * @param files what the configuration's folder shows.
 */
export async function houseOf(
  { name, colour, logo }: HouseConfig,
  file: string,
  files: ImageFiles,
): Promise<{ readonly house: House; readonly problems: readonly Problem[] }> {
  const house = { ...(name !== undefined && { name }), ...(colour !== undefined && { colour }) };
  if (!logo) return { house, problems: [] };
  const { readLogo } = await import('./logo.js');
  const read = await readLogo(logo.path, files);
  if (typeof read !== 'string') return { house: { ...house, logo: read.uri }, problems: [] };
  const { what, instead } = FAULTS[read];
  const named = { en: what.en.replace('{logo}', logo.path), fr: what.fr.replace('{logo}', logo.path) };
  return { house, problems: [problemAt(file, logo.place, named, instead)] };
}

const FAULTS: Readonly<Record<LogoFault, Pick<Problem, 'what' | 'instead'>>> = {
  missing: {
    what: { en: 'The logo {logo} is not there.', fr: 'Le logo {logo} n’est pas là.' },
    instead: {
      en: 'Name a file of this project, as a path from this file.',
      fr: 'Nommez un fichier de ce projet, en chemin depuis ce fichier.',
    },
  },
  unreadable: {
    what: { en: 'The logo {logo} cannot be read.', fr: 'Le logo {logo} ne peut pas être lu.' },
    instead: { en: 'Name a file inside this project.', fr: 'Nommez un fichier de ce projet.' },
  },
  'too-large': {
    what: { en: 'The logo {logo} is larger than 500 kB.', fr: 'Le logo {logo} dépasse 500 ko.' },
    instead: { en: 'Take a smaller one.', fr: 'Prenez-en un plus léger.' },
  },
  'no-image': {
    what: {
      en: 'The logo {logo} is neither PNG, JPEG, GIF, WebP nor SVG.',
      fr: 'Le logo {logo} n’est ni PNG, ni JPEG, ni GIF, ni WebP, ni SVG.',
    },
    instead: { en: 'Save it as one of these.', fr: 'Enregistrez-le dans l’un de ces formats.' },
  },
  unsafe: {
    what: {
      en: 'The drawing {logo} cannot be taken as it is.',
      fr: 'Le dessin {logo} ne peut pas être repris tel quel.',
    },
    instead: {
      en: 'Export it as plain SVG, or as PNG.',
      fr: 'Exportez-le en SVG simple, ou en PNG.',
    },
  },
};
