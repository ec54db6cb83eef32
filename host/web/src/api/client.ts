/** The server answered with an error, or (status 0) did not answer. */
export class ApiError extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }

  get unauthorized(): boolean {
    return this.status === 401 || this.status === 403;
  }
}

interface Options {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  /** The request outlives the page that sends it. */
  keepalive?: boolean;
}

export async function request<T>(path: string, { method = 'GET', body, keepalive = false }: Options = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (method !== 'GET') headers['X-XSRFToken'] = cookie('_xsrf');

  let response: Response;
  try {
    response = await fetch(path, {
      method, headers, keepalive, credentials: 'same-origin',
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (reason) {
    throw new ApiError(0, String(reason));
  }
  if (!response.ok) throw new ApiError(response.status, await explanation(response));
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export function cookie(name: string, cookies = document.cookie): string {
  for (const part of cookies.split('; ')) {
    const equals = part.indexOf('=');
    if (part.slice(0, equals) === name) return decodeURIComponent(part.slice(equals + 1));
  }
  return '';
}

async function explanation(response: Response): Promise<string> {
  const text = await response.text().catch(() => '');
  try {
    const { message } = JSON.parse(text) as { message?: unknown };
    if (typeof message === 'string') return message;
  } catch {
    // Not JSON: the status line says enough.
  }
  return `${response.status} ${response.statusText}`;
}
