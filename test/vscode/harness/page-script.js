/**
 * Runs inside the page: finds text in the visible lines of the active editor. The editor paints each line as many
 * spans, wraps it over several rows, and shows spaces as no-break spaces; the marks under the text are boxes of
 * another layer. So text and marks are compared by their places on the screen.
 */
globalThis.candorTests = (() => {
  const editor = () =>
    document.querySelector('.editor-group-container.active .editor-instance .monaco-editor') ??
    document.querySelector('.editor-instance .monaco-editor');

  /** Rows of text from top to bottom, each with its text nodes. */
  function rows() {
    const lines = [...(editor()?.querySelectorAll('.view-lines > .view-line') ?? [])];
    lines.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
    return lines.map((line) => {
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      const nodes = [];
      while (walker.nextNode()) nodes.push(walker.currentNode);
      return nodes;
    });
  }

  const plain = (text) => text.replaceAll('\u00a0', ' ');

  /** Boxes, one for each text node touched, of the first place where `text` is visible; none when it is not. */
  function boxesOf(text) {
    const nodes = rows().flat();
    const at = plain(nodes.map((node) => node.data).join('')).indexOf(plain(text));
    if (at < 0) return [];
    const boxes = [];
    let start = 0;
    for (const node of nodes) {
      const from = Math.max(at - start, 0);
      const to = Math.min(at + text.length - start, node.length);
      if (from < to) {
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, to);
        const { left, top, right, bottom } = range.getBoundingClientRect();
        boxes.push({ left, top, right, bottom });
      }
      start += node.length;
    }
    return boxes;
  }

  const overlaps = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;

  /** Severities of the marks: all that are visible, or those under `text`. */
  function squiggles(text) {
    const boxes = text === undefined ? undefined : boxesOf(text);
    const found = [];
    for (const severity of ['error', 'warning', 'info', 'hint']) {
      for (const mark of editor()?.querySelectorAll(`.cdr.squiggly-${severity}`) ?? []) {
        const box = mark.getBoundingClientRect();
        if (!boxes || boxes.some((other) => overlaps(other, box))) found.push(severity);
      }
    }
    return found;
  }

  /** Texts that decorations show behind words. */
  function afterTexts() {
    return [...(editor()?.querySelectorAll('.view-line span') ?? [])]
      .map((span) => getComputedStyle(span, '::after').content)
      .filter((content) => content.startsWith('"'))
      .map((content) => plain(JSON.parse(content)));
  }

  return {
    afterTexts,
    boxesOf,
    squiggles,
    visibleText: () =>
      rows()
        .map((nodes) => plain(nodes.map((node) => node.data).join('')))
        .join('\n'),
  };
})();
