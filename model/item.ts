/** How many items the databases hold; their ids are 1 to this. */
export const itemCount = 1000;

/**
 * What the databases hold under an id. Known in advance to whoever fills them and to whoever reads them,
 * so that a right status with the wrong row is a failed read.
 */
export const itemValue = (id: number): string => `item-${id}-${(id * 7919) % 100_003}`;
