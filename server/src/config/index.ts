export { composeCatalogue } from './compose-catalogue.js';
export { type Config, DEFAULT_CONFIG, RECOMMENDED } from './config.js';
export { initTemplate } from './init-template.js';
export { type Problem, problemText } from './problem.js';
export { type ConfigReading, readConfig } from './read-config.js';
export { isExcluded, settingsFor, settingsKey } from './settings-for.js';
