import type { Words } from "../../i18n/words.ts";
import type { keysEs } from "./keys.es.ts";

export const keysEn: Words<typeof keysEs> = {
  title: "API keys",
  about:
    "For other programs to use Relevo. A key acts as whoever made it, with the role it carries, and never does more than that person.",
  create: "Create key",
  none: "No keys yet",
  noneAbout: "Make one for each program, so that one can be revoked without stopping the others.",
  name: "Name",
  nameHint: "The program that will use it, such as “Online shop”.",
  role: "How far it may go",
  newTitle: "Create API key",
  readyTitle: "Key “{{name}}”",
  readyAbout: "Copy it now: it is not shown again.",
  key: "Key",
  ready: "Done",
  usage: "It is sent in the header “Authorization: Bearer …”.",
  used: "Used",
  unused: "Not used yet",
  created: "Created",
  revoke: "Revoke",
  revokeOf: "Revoke {{name}}",
  ask: "Revoke the key “{{name}}”?",
  askAbout: "The program that uses it is out at once. This cannot be undone.",
  revoked: "Key revoked",
  wrong: { name: "Write a name.", role: "Choose a role." },
};
