import type { Document, LineCounter } from 'yaml';
import { isMap, isNode, isScalar, isSeq } from 'yaml';
import type { PlanOrigin, PlanPath, Position } from './file.ts';

/** The origin of a plan read from YAML: finds every value and key by its path. */
export function originOf(fileName: string, document: Document, lines: LineCounter): PlanOrigin {
  return {
    fileName,
    locate(path: PlanPath, part: 'key' | 'value'): Position | undefined {
      const offset = offsetOf(document.contents, path, part);
      return offset === undefined ? undefined : lines.linePos(offset);
    },
  };
}

function offsetOf(root: unknown, path: PlanPath, part: 'key' | 'value'): number | undefined {
  let place = { key: root, value: root };
  for (const step of path) {
    const next = stepInto(place.value, step);
    if (!next) return undefined;
    place = next;
  }
  return startOf(place[part]) ?? startOf(place.key);
}

function stepInto(node: unknown, step: string | number): { key: unknown; value: unknown } | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    return item === undefined ? undefined : { key: item, value: item };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
  return pair && { key: pair.key, value: pair.value };
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);
