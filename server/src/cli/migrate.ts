import { listMigrations, migrate } from "../platform/migrate.ts";
import { type Command, placeOptions, say } from "./command.ts";
import { asOwner, reachDatabase } from "./reach.ts";

export const migrateCommand: Command = {
  name: "migrate",
  summary: "Bring the database up to this version's schema; start does it by itself.",
  options: placeOptions,
  async run({ config }) {
    const database = await reachDatabase(config);
    try {
      const applied = await asOwner(database.url, (client) => migrate(client));
      const newest = (await listMigrations()).at(-1)?.number;
      say(
        applied.length === 0
          ? `The schema is current (${newest}).`
          : `The schema is now ${newest} (applied ${applied.join(", ")}).`,
      );
      return 0;
    } finally {
      await database.close();
    }
  },
};
