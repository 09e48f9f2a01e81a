import { expect, test } from "vitest";
import { MAX_VIEWS_PER_SCREEN } from "../../domain/saved-view.ts";
import { startTestApi } from "../../testing/test-api.ts";

async function setUp() {
  const api = await startTestApi();
  const admin = await api.signIn("ADMIN");
  const call = async (name: "save" | "delete", json: unknown) => {
    const response = await api.sendJson("POST", `/api/trpc/views.${name}`, admin, { json });
    const body = await response.json();
    return { status: response.status, answer: body.result?.data.json, message: body.error?.json.message };
  };
  const list = async (screen: string, headers = admin) => {
    const input = encodeURIComponent(JSON.stringify({ json: { screen } }));
    const response = await api.send("GET", `/api/trpc/views.list?input=${input}`, headers);
    return (await response.json()).result.data.json.views;
  };
  return { api, call, list };
}

const FAILED = { screen: "requests", name: "Failed today", query: "?status=failed&cursor=abc&company=1" };

test("keeps filters under a name for everybody, without the page that was open", async () => {
  const { api, call, list } = await setUp();
  const { status, answer } = await call("save", FAILED);
  expect(status).toBe(200);
  const view = { id: answer.id, name: "Failed today", query: "company=1&status=failed" };
  expect(await list("requests", await api.signIn("SUPPORT"))).toMatchObject([
    { ...view, actorLabel: "admin@livedash.test" },
  ]);
  expect(await list("batches")).toEqual([]);
});

test("never replaces a view, so that nobody loses one that they share", async () => {
  const { call, list } = await setUp();
  await call("save", FAILED);
  const again = await call("save", { ...FAILED, name: " Failed today ", query: "status=pending" });
  expect(again).toMatchObject({ status: 409, message: "There is a view called “Failed today” already." });
  expect(await list("requests")).toMatchObject([{ query: "company=1&status=failed" }]);
});

test("lets two people save the same name at the same moment, and keeps one", async () => {
  const { call, list } = await setUp();
  const answers = await Promise.all([call("save", FAILED), call("save", FAILED)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await list("requests")).toHaveLength(1);
});

test("deletes once, says so the second time, and leaves who did it in the log", async () => {
  const { api, call, list } = await setUp();
  const { answer } = await call("save", FAILED);
  expect((await call("delete", answer)).answer).toEqual({ isDeleted: true });
  expect((await call("delete", answer)).answer).toEqual({ isDeleted: false });
  expect(await list("requests")).toEqual([]);
  const log = await api.database.auditLog.findMany({
    where: { action: { startsWith: "views." } },
    orderBy: { at: "asc" },
  });
  const details = { screen: "requests", name: "Failed today" };
  expect(log).toMatchObject([
    { action: "views.saved", actorLabel: "admin@livedash.test", details },
    { action: "views.deleted", actorLabel: "admin@livedash.test", details },
  ]);
});

test("holds no more views than a menu can show", async () => {
  const { api, call } = await setUp();
  const data = Array.from({ length: MAX_VIEWS_PER_SCREEN }, (_, index) => ({
    screen: "requests",
    name: `View ${index}`,
    query: "",
    actorLabel: "x",
  }));
  await api.database.savedView.createMany({ data });
  expect((await call("save", FAILED)).status).toBe(409);
  expect((await call("save", { ...FAILED, screen: "batches" })).status).toBe(200);
});

test("takes no view of a screen that has none, and none without a name", async () => {
  const { call } = await setUp();
  expect((await call("save", { ...FAILED, screen: "overview" })).status).toBe(400);
  expect((await call("save", { ...FAILED, name: "  " })).status).toBe(400);
});
