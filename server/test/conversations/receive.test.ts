import { listParked, replayParked } from "@relevo/contract/connections.ts";
import { listConversations, showConversation } from "@relevo/contract/conversations.ts";
import { showThread } from "@relevo/contract/messages.ts";
import { describe, expect, test } from "vitest";
import * as b from "../emulators/graph/builders.ts";
import { shuffled, withDuplicates } from "../emulators/graph/disorder.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { conversationIds, rowsOf } from "../support/rows.ts";
import { connectWhatsapp, diego, elena } from "../support/whatsapp.ts";

const on = deskWithLine();
const stranger = (name?: string) => on.stranger(name);

async function threadOf(from: b.Person) {
  const [row] = await rowsOf<{ id: string }>(
    on.desk,
    on.people.account,
    `select c.id from conversations c join identities i on i.contact_id = c.contact_id
     where i.kind = 'whatsapp-user' and i.value = $1`,
    [from.userId],
  );
  if (!row) throw new Error("no conversation");
  const conversation = await on.people.clara.client.call(showConversation, { params: { id: row.id } });
  const thread = await on.people.clara.client.call(showThread, { params: { id: row.id } });
  return {
    conversation,
    items: thread.items,
    messages: thread.items.filter((item) => item.kind === "message"),
  };
}

describe("a customer writes", () => {
  test("S1-3 S1-13 S1-40: with no rule the message lands in Global, unowned, with its contact and no reason", async () => {
    await on.line.text(diego, "Hola, ¿tienen stock?");
    const { conversation, items } = await threadOf(diego);
    expect(conversation).toMatchObject({
      inbox: { id: on.people.inboxes.global },
      reason: null,
      owner: null,
      state: "queued",
      contact: { name: "Diego" },
      unread: 1,
      channel: "whatsapp",
    });
    expect(conversation.waitingSince).not.toBeNull();
    expect(items.map((item) => (item.kind === "event" ? item.name : item.kind))).toEqual([
      "message",
      "conversation.opened",
    ]);
  });

  test("S1-13: a connection mapped to Ventas lands in Ventas", async () => {
    const sales = await connectWhatsapp(on.desk, on.graph, on.people.account, {
      numberId: "800200",
      inbox: on.people.inboxes.sales,
    });
    const elsewhere = { ...elena, userId: "CL.77", phone: "56900000077" };
    await sales.text(elsewhere, "Cotización, por favor");
    expect((await threadOf(elsewhere)).conversation.inbox.id).toBe(on.people.inboxes.sales);
  });

  test("a second message joins the open conversation", async () => {
    const who = stranger();
    await on.line.say(b.textMessage(who, "uno"), b.textMessage(who, "dos"));
    await on.line.text(who, "tres");
    const { conversation, messages } = await threadOf(who);
    expect(messages.map(({ text }) => text)).toEqual(["uno", "dos", "tres"]);
    expect(conversation.unread).toBe(3);
  });

  test("every message of every change of every entry counts", async () => {
    const [a, c] = [stranger(), stranger()];
    const one = b.webhook([b.textMessage(a, "primero"), b.textMessage(c, "segundo")], on.line.line);
    const two = b.webhook([b.textMessage(a, "tercero")], on.line.line);
    expect((await on.graph.deliverRaw(on.line.hook, b.joined(one, two))).status).toBe(200);
    await on.desk.settle();
    expect((await threadOf(a)).messages.map(({ text }) => text)).toEqual(["primero", "tercero"]);
    expect((await threadOf(c)).messages).toHaveLength(1);
  });

  test.each([
    ["Brazil's ninth digit", "553187654321", "5531987654321"],
    ["Argentina's 9", "541123456789", "5491123456789"],
  ])("%s makes one person", async (_name, first, second) => {
    await on.line.say(b.textMessage({ phone: first, name: "Uno" }, "hola"));
    await on.line.say(b.textMessage({ phone: second, name: "Uno" }, "sigo aquí"));
    const same = await rowsOf<{ n: number }>(
      on.desk,
      on.people.account,
      "select count(*)::int as n from contacts where phone in ($1, $2)",
      [`+${first}`, `+${second}`],
    );
    expect(same[0]?.n).toBe(1);
  });

  test("a person known by user id alone has no phone, and gets it when the channel tells it", async () => {
    const who = stranger("Sin teléfono");
    const { phone: _, ...hidden } = who;
    await on.line.say(b.textMessage(hidden, "soy yo"));
    expect((await threadOf(who)).conversation.contact.name).toBe("Sin teléfono");
    await on.line.say(b.textMessage(who, "con número"));
    expect((await threadOf(who)).messages).toHaveLength(2);
    const [contact] = await rowsOf<{ phone: string }>(
      on.desk,
      on.people.account,
      "select phone from contacts c join identities i on i.contact_id = c.id where i.value = $1",
      [who.userId],
    );
    expect(contact?.phone).toBe(`+${who.phone}`);
  });
});

describe("nothing is lost, nothing twice", () => {
  test("duplicates and any order give each message once, in the order of its own time", async () => {
    const who = stranger();
    const at = Date.now() - 60_000;
    const updates = Array.from({ length: 12 }, (_, i) =>
      b.textMessage(who, `m${i}`, { id: `wamid.order${i}`, at: new Date(at + i * 1000) }),
    );
    for (const update of shuffled(withDuplicates(updates, 0.5, 7), 11)) await on.line.say(update);
    const { conversation, messages } = await threadOf(who);
    expect(messages.map(({ text }) => text)).toEqual(updates.map((_, i) => `m${i}`));
    expect(conversation.unread).toBe(12);
    expect(conversation.last?.preview).toBe("m11");
    expect(Date.parse(conversation.waitingSince ?? "")).toBe(Math.floor(at / 1000) * 1000);
  });

  test("two processes receive the same new person at once: one contact, one conversation", async () => {
    const other = await connectWhatsapp(on.desk, on.graph, on.people.account, { numberId: "800300" });
    for (let round = 0; round < 5; round++) {
      const who = stranger(`Carrera ${round}`);
      await Promise.all([
        on.graph.deliver(on.line.hook, [b.textMessage(who, "por un número")], { to: on.line.line }),
        on.graph.deliver(other.hook, [b.textMessage(who, "por otro")], { to: other.line }),
      ]);
      await on.desk.settle();
      const [count] = await rowsOf<{ contacts: number; conversations: number }>(
        on.desk,
        on.people.account,
        `select (select count(*)::int from contacts where name = $1) as contacts,
           (select count(*)::int from conversations c join contacts p on p.id = c.contact_id where p.name = $1) as conversations`,
        [who.name],
      );
      expect(count).toEqual({ contacts: 1, conversations: 2 });
    }
  });

  test("acknowledged and not yet processed when the process dies: the next one receives it, once", async () => {
    const who = stranger();
    const body = Buffer.from(JSON.stringify(b.webhook([b.textMessage(who, "antes de morir")], on.line.line)));
    // What the dying process had committed when it answered 200.
    await on.desk.db.pool.query(
      `set role relevo_system; insert into inbound_requests (channel, account_id, connection_id, body, received_at)
       values ('whatsapp', '${on.people.account}', '${on.line.connection}', '\\x${body.toString("hex")}', '${new Date().toISOString()}'); reset role`,
    );
    await on.desk.settle();
    await on.desk.settle();
    expect((await threadOf(who)).messages).toHaveLength(1);
  });

  test("a malformed entry is parked with its error while the good ones count; it can be replayed", async () => {
    const who = stranger();
    const good = b.webhook([b.textMessage(who, "bien")], on.line.line);
    const entry = {
      id: on.line.line.waba,
      changes: [
        {
          field: "messages",
          value: { metadata: { phone_number_id: on.line.line.numberId }, messages: [{ id: 7 }] },
        },
      ],
    };
    const entries = (good as { entry: unknown[] }).entry;
    await on.graph.deliverRaw(on.line.hook, { ...good, entry: [...entries, entry] });
    await on.desk.settle();
    expect((await threadOf(who)).messages).toHaveLength(1);
    const { items } = await on.people.clara.client.call(listParked, {});
    expect(items).toHaveLength(1);
    expect(items[0]?.error).not.toBe("");
    await on.people.clara.client.call(replayParked, { body: {} });
    await on.desk.settle();
    const after = await on.people.clara.client.call(listParked, {});
    expect(after.items[0]?.attempts).toBeGreaterThan(1);
  });

  test("a number nobody connected is parked, and received once it is connected", async () => {
    const who = stranger();
    const unknown = { ...on.line.line, numberId: "800999" };
    const id = "wamid.unknown";
    await on.graph.deliver(on.line.hook, [b.textMessage(who, "¿hay alguien?", { id })], { to: unknown });
    await on.desk.settle();
    // Meta repeats what it thinks we did not get; then it also comes through the new connection.
    await on.graph.deliver(on.line.hook, [b.textMessage(who, "¿hay alguien?", { id })], { to: unknown });
    const made = await connectWhatsapp(on.desk, on.graph, on.people.account, { numberId: "800999" });
    await on.graph.deliver(on.line.hook, [b.textMessage(who, "¿y ahora?", { id: "wamid.again" })], {
      to: unknown,
    });
    await made.text(who, "¿y ahora?", { id: "wamid.again" });
    await on.people.clara.client.call(replayParked, { body: {} });
    await on.desk.settle();
    const { messages } = await threadOf(who);
    expect(messages.map(({ text }) => text).sort()).toEqual(["¿hay alguien?", "¿y ahora?"]);
  });
});

describe("bad webhooks", () => {
  test.each(["wrong", "missing"] as const)(
    "a %s signature is refused and nothing is stored",
    async (signature) => {
      const before = await conversationIds(on.desk, on.people.account);
      const answer = await on.graph.deliver(on.line.hook, [b.textMessage(stranger(), "falso")], {
        to: on.line.line,
        signature,
      });
      expect(answer.status).toBe(403);
      await on.desk.settle();
      expect(await conversationIds(on.desk, on.people.account)).toEqual(before);
    },
  );

  test("JSON cut short is kept and parked, not lost, not a fault", async () => {
    const answer = await on.graph.deliver(on.line.hook, [b.textMessage(stranger(), "a medias")], {
      to: on.line.line,
      cutAt: 120,
    });
    expect(answer.status).toBe(200);
    await on.desk.settle();
    const [row] = await rowsOf<{ state: string; error: string }>(
      on.desk,
      on.people.account,
      "select state, error from inbound_requests order by id desc limit 1",
    );
    expect(row?.state).toBe("parked");
    expect(row?.error).toMatch(/not JSON/);
  });

  test("an update that fits no index neither stops the others nor is it lost", async () => {
    const who = stranger();
    const huge = { ...b.status(who, { id: "wamid.huge", status: "sent" }) };
    huge.update = { ...huge.update, recipient_participant_id: "x9".repeat(6000) };
    await on.line.say(huge);
    await on.line.say(b.reaction(who, "y".repeat(5000), "👍"));
    await on.line.text(who, "detrás de lo enorme");
    expect((await threadOf(who)).messages).toHaveLength(1);
    const stuck = await rowsOf(
      on.desk,
      on.people.account,
      "select id from inbound_requests where state = 'new'",
    );
    expect(stuck).toEqual([]);
  });

  test("a request that cannot be kept is parked, and those behind it go on", async () => {
    const who = stranger();
    // Stands for whatever the database may refuse one day.
    await on.desk.db.pool.query(
      "alter table inbound_items add constraint poison check (external_id <> 'm:wamid.poison')",
    );
    try {
      await on.graph.deliver(on.line.hook, [b.textMessage(who, "veneno", { id: "wamid.poison" })], {
        to: on.line.line,
      });
      await on.graph.deliver(on.line.hook, [b.textMessage(who, "sano")], { to: on.line.line });
      await on.desk.settle();
      expect((await threadOf(who)).messages.map(({ text }) => text)).toEqual(["sano"]);
      const parked =
        "select error from inbound_requests where state = 'parked' and error like '%poison%' or error like '%23514%'";
      expect(await rowsOf(on.desk, on.people.account, parked)).toHaveLength(1);
    } finally {
      await on.desk.db.pool.query("alter table inbound_items drop constraint poison");
    }
    await on.people.clara.client.call(replayParked, { body: {} });
    await on.desk.settle();
    expect((await threadOf(who)).messages.map(({ text }) => text)).toContain("veneno");
  });

  test.each(["99999999999", "100000000", "mañana"])("a time of %s is the arrival's", async (timestamp) => {
    const who = stranger();
    const update = b.textMessage(who, "¿qué hora es?");
    update.update = { ...update.update, timestamp };
    await on.line.say(update);
    const { conversation } = await threadOf(who);
    expect(Math.abs(Date.parse(conversation.activeAt) - Date.now())).toBeLessThan(60_000);
  });

  test.each([
    "/hooks/whatsapp/%00",
    "/widget/app.html?key=%00",
    "/api/v1/conversations/%00",
    "/api/v1/conversations?cursor=%00",
  ])("%s is refused, not a fault", async (path) => {
    const response = await on.people.clara.client.fetch(path);
    expect(response.status).toBeLessThan(500);
  });

  test("a webhook of a million nothings is parked whole, and shown so", async () => {
    const nothings = `{"object":"whatsapp_business_account","entry":[${"0,".repeat(1_000_000)}0]}`;
    expect((await on.graph.deliverRaw(on.line.hook, nothings)).status).toBe(200);
    await on.desk.settle();
    const { items } = await on.people.clara.client.call(listParked, {});
    expect(items.find(({ error }) => error.includes("more than 5000"))?.id).toMatch(/^r\d+$/);
  });

  test("a body past 4 MB is refused as too large", async () => {
    const answer = await on.graph.deliverRaw(on.line.hook, { padding: "x".repeat(5 * 1024 * 1024) });
    expect(answer.status).toBe(413);
  });

  test("the handshake answers the challenge only to the right token", async () => {
    expect(await on.graph.handshake(on.line.hook, "verify", "12345")).toEqual({ status: 200, body: "12345" });
    expect((await on.graph.handshake(on.line.hook, "guess", "12345")).status).toBe(403);
    expect((await on.graph.handshake(`${on.desk.url}/hooks/whatsapp/nobody`, "verify")).status).toBe(404);
  });
});

describe("what customers write", () => {
  test.each([
    ["a null byte", "antes\u0000después", "antes\uFFFDdespués"],
    ["a lone surrogate", "roto \ud83d fin", "roto \uFFFD fin"],
    ["emoji", "👩‍👩‍👧‍👦 🇨🇱 ok", "👩‍👩‍👧‍👦 🇨🇱 ok"],
    ["right to left", "مرحبا \u202Eabc", "مرحبا \u202Eabc"],
    ["HTML", "<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"],
    ["65,536 characters", "ñ".repeat(65_536), "ñ".repeat(65_536)],
  ])("%s is kept and shown as text", async (_name, sent, shown) => {
    const who = stranger();
    await on.line.text(who, sent);
    expect((await threadOf(who)).messages[0]?.text).toBe(shown);
  });

  test("every kind of message is shown as what it is", async () => {
    const who = stranger();
    const media = on.graph.addMedia(Buffer.from("OggS"), "audio/ogg");
    await on.line.say(
      b.voiceMessage(who, media),
      b.videoMessage(who, media),
      b.stickerMessage(who, media),
      b.buttonReply(who, "si", "Sí, quiero"),
      b.message(who, "location", { latitude: -33.45, longitude: -70.66, name: "Plaza" }),
    );
    const { messages } = await threadOf(who);
    expect(messages.map(({ type, text }) => [type, text])).toEqual([
      ["audio", ""],
      ["video", ""],
      ["sticker", ""],
      ["choice", "Sí, quiero"],
      ["location", "Plaza"],
    ]);
    expect(messages.slice(0, 3).map(({ files }) => files[0]?.state)).toEqual(["ready", "ready", "ready"]);
  });

  test("a type nobody knows is kept and shown as what it is", async () => {
    const who = stranger();
    await on.line.say(b.message(who, "hologram", { depth: 3 }));
    const [message] = (await threadOf(who)).messages;
    expect(message?.type).toBe("unsupported");
    expect(JSON.stringify(message?.data)).toContain("hologram");
  });

  test("a reaction stands on its message, changes, and goes", async () => {
    const who = stranger();
    const id = await on.line.text(who, "mira");
    await on.line.say(b.reaction(who, id, "👍"));
    expect((await threadOf(who)).messages[0]?.reactions).toEqual([{ emoji: "👍", by: "contact" }]);
    await on.line.say(b.reaction(who, id, ""));
    expect((await threadOf(who)).messages[0]?.reactions).toEqual([]);
  });

  test("a reaction that overtook its message waits for it", async () => {
    const who = stranger();
    await on.line.say(b.reaction(who, "wamid.late", "❤️"));
    await on.line.text(who, "llegué tarde", { id: "wamid.late" });
    expect((await threadOf(who)).messages[0]?.reactions).toEqual([{ emoji: "❤️", by: "contact" }]);
  });

  test("an edit changes the text and says so; a revoke empties it", async () => {
    const who = stranger();
    const id = await on.line.text(who, "orijinal");
    await on.line.say(b.editMessage(who, id, "original"));
    expect((await threadOf(who)).messages[0]).toMatchObject({ text: "original", edited: true });
    await on.line.say(b.revokeMessage(who, id));
    expect((await threadOf(who)).messages[0]).toMatchObject({ text: "", revoked: true });
  });

  test("what is taken back takes its file along", async () => {
    const who = stranger();
    const media = on.graph.addMedia(Buffer.from("89504e470d0a1a0a", "hex"), "image/png");
    const picture = b.imageMessage(who, { id: media.id, mimeType: "image/png" }, { id: "wamid.picture" });
    await on.line.say(picture);
    const [message] = (await threadOf(who)).messages;
    const file = message?.files[0];
    expect(file?.state).toBe("ready");
    expect((await on.people.clara.client.fetch(`/api/v1/files/${file?.id}`)).status).toBe(200);
    await on.line.say(b.revokeMessage(who, "wamid.picture"));
    expect((await threadOf(who)).messages[0]).toMatchObject({ revoked: true, files: [] });
    expect((await on.people.clara.client.fetch(`/api/v1/files/${file?.id}`)).status).toBe(404);
  });

  test.each(["expired", "altered", "cut", "foreign", "huge"] as const)(
    "a file the channel does not give (%s) is tried again by the clock and then lost, and the desk goes on",
    async (fault) => {
      const who = stranger();
      const media = on.graph.addMedia(Buffer.from("89504e470d0a1a0a", "hex"), "image/png");
      on.graph.inject.nextMedia(fault, 20);
      await on.line.say(b.imageMessage(who, media));
      const now = await on.desk.step();
      await on.desk.step(new Date(now.getTime() + 2 * 3_600_000));
      expect((await threadOf(who)).messages[0]?.files[0]?.state).toBe("lost");
      on.graph.state.mediaFaults.length = 0;
    },
  );

  test("nobody edits, takes back or reacts to another's message", async () => {
    const [who, other] = [stranger(), stranger()];
    const id = await on.line.text(who, "es mío");
    await on.line.text(other, "soy otra persona");
    await on.line.say(
      b.editMessage(other, id, "ahora es mío"),
      b.revokeMessage(other, id),
      b.reaction(other, id, "😈"),
    );
    expect((await threadOf(who)).messages[0]).toMatchObject({
      text: "es mío",
      edited: false,
      revoked: false,
      reactions: [],
    });
  });

  test("a customer's edit of our own reply changes nothing", async () => {
    const who = stranger();
    await on.line.text(who, "¿precio?");
    await on.line.say(b.echo(who, "text", { body: "Son 100" }, { id: "wamid.price" }));
    await on.line.say(b.editMessage(who, "wamid.price", "Es gratis"));
    expect((await threadOf(who)).messages[1]?.text).toBe("Son 100");
  });

  test("edits in any order leave the last one", async () => {
    const who = stranger();
    const now = Date.now();
    const id = await on.line.text(who, "v1", { at: new Date(now - 60_000) });
    await on.line.say(b.editMessage(who, id, "v3", { at: new Date(now - 1000) }));
    await on.line.say(b.editMessage(who, id, "v2", { at: new Date(now - 30_000) }));
    expect((await threadOf(who)).messages[0]?.text).toBe("v3");
  });

  test("a person who is new, changes number and writes again in one batch is one contact", async () => {
    const who = stranger("De paso");
    const moved = { ...who, phone: "56900007777", userId: "CL.depaso" };
    await on.line.say(
      b.textMessage(who, "antes"),
      b.changedNumber(who, moved),
      b.textMessage(moved, "después"),
    );
    expect((await threadOf(who)).messages.map(({ text }) => text)).toEqual(["antes", "después"]);
  });

  test("a number that was given to somebody else does not join them to who had it", async () => {
    const before = stranger("Antes");
    await on.line.text(before, "secreto de antes");
    const after = { ...before, name: "Después", userId: "CL.recycled" };
    await on.line.text(after, "hola, soy otra persona");
    const { conversation, messages } = await threadOf(after);
    expect(messages.map(({ text }) => text)).toEqual(["hola, soy otra persona"]);
    expect(conversation.contact.name).toBe("Después");
    expect((await threadOf(before)).messages.map(({ text }) => text)).toEqual(["secreto de antes"]);
  });

  test("a name told once in a batch is kept, whoever speaks last", async () => {
    const who = stranger("Con nombre");
    await on.line.say(b.textMessage(who, "hola"), b.echo(who, "text", { body: "hola" }));
    expect((await threadOf(who)).conversation.contact.name).toBe("Con nombre");
  });

  test("a hostile file name or type is made harmless", async () => {
    const who = stranger();
    const media = on.graph.addMedia(Buffer.from("MZ"), "application/x-msdownload");
    const part = { id: media.id, mimeType: "image/jpeg\r\nx-evil: 1", fileName: "../../x\u202Egpj.exe" };
    await on.line.say(b.documentMessage(who, part));
    const [message] = (await threadOf(who)).messages;
    expect(message?.files[0]).toMatchObject({ name: "xgpj.exe", mimeType: "application/octet-stream" });
  });

  test("what comes before its message in the very same webhook waits for it, too", async () => {
    const who = stranger();
    await on.line.say(
      b.reaction(who, "wamid.same1", "👍"),
      b.editMessage(who, "wamid.same1", "editado"),
      b.textMessage(who, "original", { id: "wamid.same1" }),
      b.revokeMessage(who, "wamid.same2"),
      b.textMessage(who, "me arrepentí", { id: "wamid.same2" }),
    );
    expect((await threadOf(who)).messages).toMatchObject([
      { text: "editado", edited: true, reactions: [{ emoji: "👍" }] },
      { text: "", revoked: true },
    ]);
  });

  test("a reply quotes its message", async () => {
    const who = stranger();
    const first = await on.line.text(who, "la pregunta");
    await on.line.text(who, "sobre esto", { replyTo: first });
    expect((await threadOf(who)).messages[1]?.replyTo).toMatchObject({ text: "la pregunta" });
  });

  test("a new number leads to the same person", async () => {
    const who = stranger("Mudanza");
    await on.line.text(who, "mi número viejo");
    const moved = { ...who, phone: "56900001234", userId: "CL.moved" };
    await on.line.say(b.changedNumber(who, moved));
    await on.line.text(moved, "mi número nuevo");
    expect((await threadOf(who)).messages.map(({ text }) => text)).toEqual([
      "mi número viejo",
      "mi número nuevo",
    ]);
  });

  test("a message from the company's own phone is ours, once, and ends the customer's wait", async () => {
    const who = stranger();
    await on.line.text(who, "¿están?");
    const reply = b.echo(who, "text", { body: "Sí, desde el teléfono" }, { id: "wamid.echo1" });
    await on.line.say(reply);
    await on.line.say(reply);
    const { conversation, messages } = await threadOf(who);
    expect(messages.map(({ author, text }) => [author.kind, text])).toEqual([
      ["contact", "¿están?"],
      ["phone", "Sí, desde el teléfono"],
    ]);
    expect(conversation.waitingSince).toBeNull();
  });

  test("the list has every conversation exactly once, page by page", async () => {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const query = { tab: "all", limit: 3, ...(cursor ? { cursor } : {}) } as const;
      const page: Awaited<ReturnType<typeof pageOf>> = await pageOf(query);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual((await conversationIds(on.desk, on.people.account)).sort());
  });
  const pageOf = (query: { tab: "all"; limit: number; cursor?: string }) =>
    on.people.clara.client.call(listConversations, { query });
});
