import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

/**
 * A client of the language server protocol written from its specification, with no library of ours or Microsoft's:
 * what any other editor would have to do.
 */
export interface Message {
  readonly jsonrpc: '2.0';
  readonly id?: number | string;
  readonly method?: string;
  // biome-ignore lint/suspicious/noExplicitAny: a conversation is checked field by field
  readonly params?: any;
  // biome-ignore lint/suspicious/noExplicitAny: a conversation is checked field by field
  readonly result?: any;
  readonly error?: { readonly code: number; readonly message: string };
}

const SERVER = fileURLToPath(new URL('../../server/src/lsp/main-node.ts', import.meta.url));
/** How long an answer may take, in milliseconds: the server's start on a busy machine included. */
const PATIENCE = 30_000;

/** A test that fails half-way leaves its server running, which would keep the file's process alive. */
const servers = new Set<ChildProcessWithoutNullStreams>();
after(() => {
  for (const server of servers) server.kill();
});

export class StdioClient {
  readonly received: Message[] = [];
  readonly exited: Promise<number | null>;
  private readonly server: ChildProcessWithoutNullStreams;
  private readonly waiting = new Set<() => void>();
  private readonly answers = new Map<string, (params: unknown) => unknown>();
  private buffer = Buffer.alloc(0);
  private nextId = 1;
  errors = '';

  constructor(command: readonly string[] = ['--import', 'tsx', SERVER, '--stdio']) {
    this.server = spawn(process.execPath, [...command], { stdio: 'pipe' });
    servers.add(this.server);
    this.exited = new Promise((resolve) => this.server.once('exit', resolve));
    this.server.stdout.on('data', (chunk: Buffer) => this.read(chunk));
    this.server.stderr.on('data', (chunk: Buffer) => {
      this.errors += chunk.toString();
    });
    // A server that is gone cannot be written to; the test sees its exit code.
    this.server.stdin.on('error', () => {});
  }

  /** How to answer a request of the server; unknown ones get the error that the specification asks for. */
  answer(method: string, answer: (params: unknown) => unknown): void {
    this.answers.set(method, answer);
  }

  notify(method: string, params: unknown): void {
    this.send({ jsonrpc: '2.0', method, params });
  }

  /** The id, to cancel it by. */
  start(method: string, params: unknown): { id: number; response: Promise<Message> } {
    const id = this.nextId++;
    this.send({ jsonrpc: '2.0', id, method, params });
    return { id, response: this.find((message) => message.id === id && message.method === undefined) };
  }

  // biome-ignore lint/suspicious/noExplicitAny: a conversation is checked field by field
  async request(method: string, params: unknown): Promise<any> {
    const { error, result } = await this.start(method, params).response;
    if (error) throw new Error(`${method}: ${error.code} ${error.message}`);
    return result;
  }

  /** The first message, received already or to come, that fits. */
  async find(fits: (message: Message) => boolean, from = 0): Promise<Message> {
    const deadline = Date.now() + PATIENCE;
    for (;;) {
      const message = this.received.slice(from).find(fits);
      if (message) return message;
      const left = deadline - Date.now();
      if (left <= 0) throw new Error(`No such message came. The server said on stderr: ${this.errors}`);
      await this.something(left);
    }
  }

  notification(method: string, fits: (params: Message['params']) => boolean = () => true, from = 0): Promise<Message> {
    return this.find((message) => message.method === method && message.id === undefined && fits(message.params), from);
  }

  /** Sends bytes as they are, right or wrong. */
  raw(bytes: string): void {
    this.server.stdin.write(bytes);
  }

  kill(): void {
    this.server.kill();
  }

  private send(message: Message): void {
    const body = Buffer.from(JSON.stringify(message));
    this.server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.server.stdin.write(body);
  }

  private something(limit: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, limit);
      this.waiting.add(wake);
    });
  }

  private read(chunk: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, chunk]);
    for (;;) {
      const headerEnd = this.buffer.indexOf('\r\n\r\n');
      if (headerEnd < 0) return;
      const length = Number(/content-length: *(\d+)/i.exec(this.buffer.toString('ascii', 0, headerEnd))?.[1]);
      if (this.buffer.length < headerEnd + 4 + length) return;
      const body = this.buffer.toString('utf8', headerEnd + 4, headerEnd + 4 + length);
      this.buffer = this.buffer.subarray(headerEnd + 4 + length);
      this.handle(JSON.parse(body) as Message);
    }
  }

  private handle(message: Message): void {
    this.received.push(message);
    if (message.method !== undefined && message.id !== undefined) {
      const answer = this.answers.get(message.method);
      const { id } = message;
      if (answer) this.send({ jsonrpc: '2.0', id, result: answer(message.params) ?? null });
      else this.send({ jsonrpc: '2.0', id, error: { code: -32601, message: 'Method not found' } });
    }
    for (const wake of [...this.waiting]) wake();
  }
}
