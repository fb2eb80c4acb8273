import { join } from 'node:path';
import { type Problem, problemText } from '../config/problem.js';
import { nodeImageFiles } from '../node/image-files.js';
import type { Project } from '../node/project.js';
import { CONFIG_NAME } from '../node/repository.js';
import { houseOf } from '../report/house.js';
import type { House } from '../report/report.js';
import type { ReviewRun } from './review-run.js';

export interface HouseOfRun {
  readonly house?: House;
  /** What is wrong with its logo, one line each. */
  readonly problems: readonly string[];
}

/** The house that the configuration where Candor runs names; without one, the first of those that rule the documents. */
export async function houseOfRun({ projects, options }: ReviewRun): Promise<HouseOfRun> {
  const candidates = [await projects.ofFolder(options.from), ...(await projects.all())];
  const project = candidates.find(({ config }) => Object.keys(config.report).length > 0);
  if (!project) return { problems: [] };
  const { house, problems } = await read(project);
  return { house, problems: problems.map((problem) => problemText(problem, options.reader)) };
}

function read({ config, folder }: Project): Promise<{ readonly house: House; readonly problems: readonly Problem[] }> {
  return houseOf(config.report, config.file, nodeImageFiles(join(folder, CONFIG_NAME), [folder]));
}
