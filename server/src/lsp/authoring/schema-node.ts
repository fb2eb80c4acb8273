/** The few parts of a zod schema that are read here. */
interface Definition {
  readonly shape?: Readonly<Record<string, Definition>>;
  readonly description?: string | undefined;
  readonly def: {
    readonly type: string;
    readonly innerType?: Definition;
    readonly element?: Definition;
    readonly valueType?: Definition;
    readonly entries?: Readonly<Record<string, string>>;
    readonly options?: readonly Definition[];
    readonly getter?: () => Definition;
  };
}

/** What a schema says of the value below some keys; entries of lists count as their list. */
export interface SchemaNode {
  /** Keys that may stand here, with what they mean, in English. */
  readonly keys: ReadonlyMap<string, string>;
  readonly values: readonly string[];
  /** A text of the writer's own may stand here. */
  readonly takesText: boolean;
  readonly isList: boolean;
  readonly description: string;
}

/** Undefined when the schema knows no such keys. */
export function schemaNode(schema: unknown, path: readonly string[]): SchemaNode | undefined {
  let current: readonly Definition[] = [schema as Definition];
  for (const key of path) {
    current = current.flatMap(parts).flatMap((part) => {
      const child = part.shape?.[key] ?? part.def.valueType;
      return child ? [child] : [];
    });
    if (current.length === 0) return undefined;
  }
  const all = current.flatMap(parts);
  const keys = new Map(
    all.flatMap(({ shape }) => Object.entries(shape ?? {}).map(([key, child]) => [key, described(child)] as const)),
  );
  return {
    keys,
    values: [...new Set(all.flatMap(valuesOf))],
    takesText: all.some(({ def }) => def.type === 'string'),
    isList: current.flatMap(unwrapped).some(({ def }) => def.type === 'array'),
    description: current.map(described).find((text) => text !== '') ?? '',
  };
}

/** The schema without its wrappers, lists opened. */
function parts(schema: Definition): readonly Definition[] {
  return unwrapped(schema).flatMap((part) =>
    part.def.type === 'array' && part.def.element ? parts(part.def.element) : [part],
  );
}

function unwrapped(schema: Definition): readonly Definition[] {
  const { innerType, options, getter } = schema.def;
  if (innerType) return unwrapped(innerType);
  if (getter) return unwrapped(getter());
  return options ? options.flatMap(unwrapped) : [schema];
}

function described(schema: Definition): string {
  return schema.description ?? (schema.def.innerType ? described(schema.def.innerType) : '');
}

function valuesOf({ def }: Definition): readonly string[] {
  if (def.entries) return Object.values(def.entries);
  return def.type === 'boolean' ? ['true', 'false'] : [];
}
