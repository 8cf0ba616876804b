import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { refuse } from "./store.ts";

/** The built policy lab. */
const labFolder = fileURLToPath(new URL("../../lab/", import.meta.url));

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".csv": "text/csv; charset=utf-8",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** The page may load its own files and nothing else, and runs no text as code. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const headers = {
  "Content-Security-Policy": policy,
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "no-cache",
} as const;

interface Served {
  readonly body: Buffer;
  readonly type: string;
}

/** The files of a folder by address. A request is looked up here and nowhere else, so no path can lead out of the folder. */
function filesOf(folder: string): ReadonlyMap<string, Served> {
  if (!existsSync(join(folder, "index.html"))) {
    throw refuse(folder, {
      en: "the lab has not been built; run: npm run build:lab",
      zh: "政策实验室尚未构建；请运行：npm run build:lab",
    });
  }
  const files = new Map<string, Served>();
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const type = types[extname(name)];
    const path = join(folder, name);
    if (type === undefined || !statSync(path).isFile()) continue;
    files.set(`/${name.replaceAll("\\", "/")}`, { body: readFileSync(path), type });
  }
  files.set("/", files.get("/index.html") as Served);
  return files;
}

function answer(files: ReadonlyMap<string, Served>, request: IncomingMessage, response: ServerResponse): void {
  const say = (status: number, words: string): void => {
    response.writeHead(status, { ...headers, "Content-Type": "text/plain; charset=utf-8" }).end(words);
  };
  if (request.method !== "GET" && request.method !== "HEAD") {
    say(405, "GET only\n");
    return;
  }
  // Another site could make its name point here; a page of that site must not read what is served.
  if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(request.headers.host ?? "")) {
    say(421, "loopback only\n");
    return;
  }
  const [path = "/"] = (request.url ?? "/").split("?");
  const file = files.get(path);
  if (file === undefined) say(404, "not found\n");
  else {
    response.writeHead(200, { ...headers, "Content-Type": file.type, "Content-Length": file.body.length });
    response.end(request.method === "HEAD" ? undefined : file.body);
  }
}

export interface LabServer {
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Serves the built lab on this machine alone; port 0 takes any that is free. Refuses, by `Faults`, a port that cannot be had
 * and a lab that has not been built.
 */
export async function serveLab(port: number, folder: string = labFolder): Promise<LabServer> {
  const files = filesOf(folder);
  const server = createServer((request, response) => answer(files, request, response));
  await listen(server, port);
  const bound = server.address();
  const at = typeof bound === "object" && bound !== null ? bound.port : port;
  return {
    address: `http://127.0.0.1:${at}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const why =
        error.code === "EADDRINUSE"
          ? { en: "is taken; choose another, or 0 for any", zh: "已被占用；请另选端口，或用 0 自动选择" }
          : error.code === "EACCES"
            ? { en: "may not be used; choose one above 1023", zh: "无权使用；请选择 1024 以上的端口" }
            : { en: error.message, zh: error.message };
      reject(refuse(`--port ${port}`, why));
    });
    server.listen(port, "127.0.0.1", resolve);
  });
