import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE } from 'js-yaml';

/** Finds where the values of a YAML text stand. Offsets are UTF-16 units; nothing is indexed before it is asked for. */
export class YamlPlaces {
  /** By event that opens something: the event after its end. */
  private ends: Int32Array | undefined;
  /** By event that opens a list or map: the events of its items, keys and values in turn. */
  private readonly items = new Map<number, readonly number[]>();

  constructor(
    private readonly source: string,
    private readonly events: readonly Event[],
  ) {}

  /** Where the line that begins a second document stands. */
  get secondDocument(): number | undefined {
    const second = this.events.findIndex(({ type }, index) => index > 0 && type === EVENT_ID.DOCUMENT);
    return second === -1 ? undefined : this.source.lastIndexOf('\n---', this.startOf(second + 1)) + 1;
  }

  /** Where the value at a path begins, or its key; of the nearest value around it when there is none. */
  offsetOf(path: readonly PropertyKey[], atKey: boolean): number | undefined {
    let node = 1;
    let offset = this.startOf(node);
    for (const [index, key] of path.entries()) {
      const type = this.events[node]?.type;
      if (type === EVENT_ID.SEQUENCE) {
        const item = this.itemsOf(node)[Number(key)];
        if (item === undefined) return offset;
        node = item;
        offset = this.startOf(node) ?? offset;
      } else if (type === EVENT_ID.MAPPING) {
        const items = this.itemsOf(node);
        const at = items.findIndex((item, i) => i % 2 === 0 && this.keyOf(item) === String(key));
        if (at === -1) return offset;
        const keyStart = this.startOf(items[at]!);
        node = items[at + 1]!;
        const isKeyWanted = atKey && index === path.length - 1;
        offset = (isKeyWanted ? keyStart : (this.startOf(node) ?? keyStart)) ?? offset;
      } else return offset;
    }
    return offset;
  }

  private keyOf(index: number): string | undefined {
    const event = this.events[index];
    return event?.type === EVENT_ID.SCALAR ? getScalarValue(this.source, event) : undefined;
  }

  /** The first character of a value, its quotation mark or “|” included; undefined for an empty one and an alias. */
  private startOf(index: number): number | undefined {
    const event = this.events[index];
    if (event?.type === EVENT_ID.SEQUENCE || event?.type === EVENT_ID.MAPPING) return event.start;
    if (event?.type !== EVENT_ID.SCALAR || event.valueStart < 0) return undefined;
    switch (event.style) {
      case SCALAR_STYLE.SINGLE_QUOTED:
      case SCALAR_STYLE.DOUBLE_QUOTED:
        return event.valueStart - 1;
      case SCALAR_STYLE.LITERAL_BLOCK:
      case SCALAR_STYLE.FOLDED_BLOCK: {
        const lineStart = this.source.lastIndexOf('\n', event.valueStart - 2) + 1;
        const indicator = this.source.slice(lineStart, event.valueStart).search(/[|>][-+0-9]*\s*(?:#.*)?\s*$/);
        return indicator === -1 ? event.valueStart : lineStart + indicator;
      }
      default:
        return event.valueStart;
    }
  }

  private itemsOf(node: number): readonly number[] {
    let items = this.items.get(node);
    if (!items) {
      this.ends ??= endsOf(this.events);
      const found: number[] = [];
      for (let i = node + 1; this.events[i]!.type !== EVENT_ID.POP; i = this.ends[i]!) found.push(i);
      items = found;
      this.items.set(node, items);
    }
    return items;
  }
}

function endsOf(events: readonly Event[]): Int32Array {
  const ends = new Int32Array(events.length);
  const open: number[] = [];
  events.forEach(({ type }, index) => {
    ends[index] = index + 1;
    if (type === EVENT_ID.POP) {
      const opened = open.pop();
      if (opened !== undefined) ends[opened] = index + 1;
    } else if (type !== EVENT_ID.SCALAR && type !== EVENT_ID.ALIAS) open.push(index);
  });
  return ends;
}
