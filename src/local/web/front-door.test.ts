import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { startWebServer } from "../../testing/web-server.ts";
import { turnAway } from "./front-door.ts";

/** A request as only a hand-written client sends it. @returns status, content type and body */
async function send(method: string, target: string) {
  const { url } = await startWebServer((request, response) => {
    if (!turnAway(request, response)) response.end("let in");
  });
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.write(`${method} ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  let text = "";
  socket.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  await once(socket, "close");
  return {
    status: Number(text.split(" ")[1]),
    type: /content-type: (.+)\r/u.exec(text)?.[1],
    body: text.slice(text.indexOf("\r\n\r\n")),
  };
}

const PROBLEM = "application/problem+json";

test("answers a target that is no path, which no URL parser takes, instead of leaving its sender waiting", async () => {
  for (const target of ["//", "//[", "///", "/\\", "http://[", "http://elsewhere.example/api/health", "*"]) {
    expect(await send("GET", target), target).toMatchObject({ status: 400, type: PROBLEM });
  }
});

test("answers a path of the API that cannot be decoded as a mistake of its sender", async () => {
  for (const target of ["/api/%", "/api/%ff", "/api/admin/legacy/%E0%A4"]) {
    const answer = await send("GET", target);
    expect(answer, target).toMatchObject({ status: 400, type: PROBLEM });
    expect(answer.body).toContain('"ok":false');
  }
});

test("answers a method that no route knows with 405", async () => {
  for (const method of ["TRACE", "PROPFIND", "QUERY"]) {
    expect(await send(method, "/api/health"), method).toMatchObject({ status: 405, type: PROBLEM });
  }
});

test("lets everything else in", async () => {
  for (const target of ["/", "/nope%", "/api/health", "/api/admin/legacy/requests?cursor=%ff", "/?next=//elsewhere"]) {
    expect(await send("GET", target), target).toMatchObject({ status: 200 });
  }
});
