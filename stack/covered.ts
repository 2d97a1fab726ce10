/** Whether processes of the lab see something else than the machine does at a path, links resolved. */
export const isCovered = (path: string): boolean => `${path}/`.startsWith('/run/');
