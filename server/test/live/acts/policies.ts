import * as calendars from "@relevo/contract/calendars.ts";
import { savePolicy, showPolicy } from "@relevo/contract/policies.ts";
import type { Acts, Scene } from "../acts.ts";

export const policyActs = {
  "policy.changed": async ({ on, person }) => {
    const params = { id: on.people.inboxes.marketing };
    const { policy, version } = await on.people.clara.client.call(showPolicy, { params });
    await on.people.clara.client.call(savePolicy, {
      params,
      body: { version, policy: { ...policy, capacity: 1 + (person % 200) } },
    });
  },
  "calendar.created": (scene) => made(scene),
  "calendar.changed": async (scene) => {
    const { id } = await made(scene);
    await scene.on.people.clara.client.call(calendars.editCalendar, {
      params: { id },
      body: { ...hours(scene), holidays: ["2026-12-25"] },
    });
  },
  "calendar.removed": async (scene) => {
    const { id } = await made(scene);
    await scene.on.people.clara.client.call(calendars.removeCalendar, { params: { id } });
  },
} satisfies Partial<Acts>;

const hours = ({ person }: Scene) => ({
  name: `Horario ${person}`,
  timeZone: "America/Santiago",
  hours: [{ day: 1, from: 540, to: 1080 }],
});
function made(scene: Scene) {
  return scene.on.people.clara.client.call(calendars.createCalendar, { body: hours(scene) });
}
