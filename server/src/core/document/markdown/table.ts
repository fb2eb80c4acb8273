import { isSpace } from '../characters.js';

/** Most columns of a table that are told apart; cells beyond are read as text of the last one. */
const MAX_COLUMNS = 500;

/** Cells of a row as offsets: start and end of each in turn, without the spaces around. */
export function splitRow(text: string, from: number, end: number): number[] {
  const cells: number[] = [];
  let start = skip(text, from, end);
  let stop = end;
  while (stop > start && isSpace(text.charCodeAt(stop - 1))) stop--;
  if (start < stop && text.charCodeAt(start) === 124) start++;
  if (stop > start && text.charCodeAt(stop - 1) === 124 && text.charCodeAt(stop - 2) !== 92) stop--;
  let cellStart = start;
  for (let i = start; i < stop; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) i++;
    else if (code === 124 && cells.length < 2 * MAX_COLUMNS) {
      pushCell(cells, text, cellStart, i);
      cellStart = i + 1;
    }
  }
  pushCell(cells, text, cellStart, stop);
  return cells;
}

function pushCell(cells: number[], text: string, from: number, end: number): void {
  const start = skip(text, from, end);
  let stop = end;
  while (stop > start && isSpace(text.charCodeAt(stop - 1))) stop--;
  cells.push(start, stop);
}

/** Number of columns of a delimiter row (`|---|:-:|`), or 0. It must hold a bar, so that it is no underline. */
export function delimiterColumns(text: string, from: number, end: number): number {
  let hasBar = false;
  for (let i = from; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 124) hasBar = true;
    else if (code !== 45 && code !== 58 && !isSpace(code)) return 0;
  }
  if (!hasBar) return 0;
  const cells = splitRow(text, from, end);
  for (let i = 0; i < cells.length; i += 2) {
    if (!isDelimiterCell(text, cells[i] as number, cells[i + 1] as number)) return 0;
  }
  return cells.length / 2;
}

function isDelimiterCell(text: string, from: number, end: number): boolean {
  let start = from;
  let stop = end;
  if (start < stop && text.charCodeAt(start) === 58) start++;
  if (stop > start && text.charCodeAt(stop - 1) === 58) stop--;
  for (let i = start; i < stop; i++) if (text.charCodeAt(i) !== 45) return false;
  return stop > start;
}

function skip(text: string, from: number, end: number): number {
  let i = from;
  while (i < end && isSpace(text.charCodeAt(i))) i++;
  return i;
}
