import { lazy } from "react";
import { loadRunWords } from "./load-words.ts";

/** The workflows of a conversation; they come, with their words, when its details are shown. */
export const RunsSection = lazy(async () => {
  const [{ RunsSection }] = await Promise.all([import("./RunsSection.tsx"), loadRunWords()]);
  return { default: RunsSection };
});

/** The question which workflow to start. */
export const StartDialog = lazy(async () => {
  const [{ StartDialog }] = await Promise.all([import("./StartDialog.tsx"), loadRunWords()]);
  return { default: StartDialog };
});
