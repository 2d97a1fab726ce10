/** A request as k6 would write it: when it ended, how long it took, and how it ended. */
export interface K6Request {
  /** End, in milliseconds since the epoch, to the microsecond. */
  readonly endMs: number;
  /** `http_req_duration`. */
  readonly durationMs: number;
  /** `http_req_blocked`. */
  readonly blockedMs: number;
  /** HTTP status; 0 when nothing answered. */
  readonly status: number;
  /** k6's error code; 0 when none. */
  readonly error: number;
  /** Tag `name`. */
  readonly name: string;
  /** Text of the error; absent when none. */
  readonly message?: string;
}

/** Columns of the default system tags. */
export const csvHeader =
  'metric_name,timestamp,metric_value,check,error,error_code,expected_response,group,method,name,proto,scenario,service,' +
  'status,subproto,tls_version,url,extra_tags,metadata';

const metrics = [
  'http_reqs',
  'http_req_duration',
  'http_req_blocked',
  'http_req_connecting',
  'http_req_sending',
  'http_req_waiting',
];

const valueOf = (metric: string, { durationMs, blockedMs }: K6Request): number => {
  if (metric === 'http_reqs') return 1;
  return metric === 'http_req_duration' ? durationMs : metric === 'http_req_blocked' ? blockedMs : 0.5;
};

const quoted = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const isExpected = ({ status }: K6Request): boolean => status >= 200 && status < 400;

/** The rows of some requests, with the header in front; moments in microseconds. */
export function k6Csv(
  requests: readonly K6Request[],
  timeOf = (endMs: number): string => String(Math.round(endMs * 1000)),
): string {
  const rows = requests.flatMap((request) =>
    metrics.map((metric) => {
      const { endMs, status, error, name, message = '' } = request;
      const code = error === 0 ? '' : String(error);
      const front = [
        metric,
        timeOf(endMs),
        valueOf(metric, request).toFixed(6),
        '',
        quoted(message),
        code,
        String(isExpected(request)),
      ];
      return [
        ...front,
        '',
        'GET',
        quoted(name),
        'HTTP/1.1',
        'users',
        '',
        String(status),
        '',
        '',
        'http://site/',
        '',
        '',
      ].join(',');
    }),
  );
  return `${[csvHeader, ...rows].join('\n')}\n`;
}

/** The same as k6's JSON. */
export function k6Json(requests: readonly K6Request[]): string {
  const seen = new Set<string>();
  const lines = requests.flatMap((request) =>
    metrics.flatMap((metric) => {
      const { endMs, status, error, name } = request;
      const fraction = String(Math.round(endMs * 1000) % 1e6).padStart(6, '0');
      const time = new Date(Math.floor(endMs)).toISOString().replace(/\.\d+Z/, `.${fraction}Z`);
      const tags = {
        expected_response: String(isExpected(request)),
        name,
        status: String(status),
        ...(error > 0 && { error_code: String(error) }),
      };
      const point = JSON.stringify({ metric, type: 'Point', data: { time, value: valueOf(metric, request), tags } });
      if (seen.has(metric)) return [point];
      seen.add(metric);
      return [JSON.stringify({ type: 'Metric', data: { name: metric, type: 'trend' }, metric }), point];
    }),
  );
  return `${lines.join('\n')}\n`;
}
