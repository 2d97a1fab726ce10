/** An attribute; empty where there is none. */
export const attributeOf = (of: Element | null | undefined, name: string): string => of?.getAttribute(name) ?? '';

/** An attribute that begins with a number. */
export const numberOf = (of: Element | null | undefined, name: string): number => parseFloat(attributeOf(of, name));

/** All elements that a selector names within another. */
export const within = (parent: ParentNode, selector: string): readonly Element[] => [
  ...parent.querySelectorAll(selector),
];

/** Attributes by name. */
type Attributes = Readonly<Record<string, string | number>>;

/** Gives attributes to an element. @returns the element */
export function give<E extends Element>(to: E, attributes: Attributes): E {
  for (const [name, value] of Object.entries(attributes)) to.setAttribute(name, String(value));
  return to;
}

/** What may be put into an element; text stays text, whatever it says. */
type Content = Node | string;

/** A new element with what is in it. */
export function element(name: string, attributes: Attributes, ...content: readonly Content[]): HTMLElement {
  const made = give(document.createElement(name), attributes);
  made.append(...content);
  return made;
}

/** The same for a drawing. */
export function shape(name: string, attributes: Attributes, ...content: readonly Content[]): Element {
  const space = document.querySelector('svg')?.namespaceURI ?? '';
  const made = give(document.createElementNS(space, name), attributes);
  made.append(...content);
  return made;
}

/** Listens to an element. */
export const on = <K extends keyof HTMLElementEventMap>(
  target: HTMLElement,
  kinds: readonly K[],
  listener: (event: HTMLElementEventMap[K]) => unknown,
): void => {
  for (const kind of kinds) target.addEventListener(kind, listener);
};
