import { describe, expect, it } from 'vitest';
import { isFull } from '../../model/no-room.ts';

describe('a word of the system', () => {
  it.each(['ENOSPC', 'EDQUOT', 'EFBIG'])('%s says that there is no room', (code) => {
    expect(isFull(code)).toBe(true);
  });

  it.each(['EIO', 'EACCES', '', undefined])('%s says something else', (code) => {
    expect(isFull(code)).toBe(false);
  });
});
