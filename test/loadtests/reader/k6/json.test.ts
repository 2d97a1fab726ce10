import { describe, expect, it } from 'vitest';
import { jsonFormat } from '../../../../loadtests/reader/k6/json.ts';

/** What is read of a line with these tags. */
function readOf(tags: object, metric = 'http_req_duration', by = 'name'): unknown {
  const data = { time: '2027-01-15T08:00:00.5Z', value: 5, tags };
  const bytes = Buffer.from(`${JSON.stringify({ metric, type: 'Point', data })}\n`);
  try {
    return jsonFormat(by).read(bytes, 0, bytes.length);
  } catch (thrown) {
    return String(thrown);
  }
}

describe('the tags of a line of JSON', () => {
  it('are texts, as k6 writes them: a number would be read as none', () => {
    expect(readOf({ name: 'page', status: '503', expected_response: 'false' })).toMatchObject({
      operation: 'page',
      status: 503,
      isExpected: false,
    });
    expect(readOf({ name: 'page', status: 503 })).toContain('the tag status is no text');
    expect(readOf({ name: 5, status: '503' })).toContain('the tag name is no text');
    expect(readOf({ status: '200', expected_response: true })).toContain('the tag expected_response is no text');
  });

  it('tell the status of a request, without which each would be one that nobody answered', () => {
    expect(readOf({ name: 'page' })).toContain('there is no tag status: let k6 write it (`--system-tags`)');
    expect(readOf({ scenario: 'users' }, 'dropped_iterations')).toMatchObject({ value: 5, status: 0 });
  });

  it('are those of the line alone, whatever all objects have', () => {
    expect(readOf({ name: 'page', status: '200' }, 'http_req_duration', 'constructor')).toMatchObject({
      operation: '',
    });
  });
});
