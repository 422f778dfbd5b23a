import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { WordKey } from "../i18n/keys.ts";
import { RefusalError } from "../shell/api.ts";
import { newId } from "../shell/ids.ts";
import { type Places, place } from "./place.rules.ts";
import { sayError } from "./say.ts";

export interface Submission<Field extends string> {
  /** For the form's `onSubmit`, or a button that is its own form. */
  submit: (event?: FormEvent) => void;
  busy: boolean;
  /** What is wrong with a field, in the person's words. */
  error: (field: Field) => string | undefined;
  /** What is wrong and belongs to no field. */
  problem: string | undefined;
  /** A field was edited: what was said about it no longer holds. */
  edited: (field: Field) => void;
  /** Counts the refused attempts, so that a form can look for its first wrong field. */
  refused: number;
}

/**
 * Sends a form: once at a time, and what comes back lands beside its field. `check` may say at once what needs
 * no server. `act` gets the idempotency key, which stays while an attempt without an answer is repeated.
 */
export function useSubmit<Field extends string>(
  places: Places<Field, WordKey>,
  act: (key: string) => Promise<void>,
  check?: () => Partial<Record<Field, WordKey>>,
): Submission<Field> {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(0);
  const [wrong, setWrong] = useState<Partial<Record<Field, WordKey>>>({});
  const [problem, setProblem] = useState<string>();
  const key = useRef<string>(undefined);
  const fail = (error: unknown) => {
    const { fields, rest } = place(error instanceof RefusalError ? error.failures : [], places);
    const placed = Object.keys(fields).length > 0;
    setWrong(fields);
    if (rest.length > 0 || !placed) setProblem(sayError(error));
    if (error instanceof RefusalError) key.current = undefined;
    setRefused((count) => count + 1);
  };
  const send = async () => {
    setBusy(true);
    setProblem(undefined);
    setWrong({});
    key.current ??= newId();
    try {
      await act(key.current);
      key.current = undefined;
    } catch (error) {
      fail(error);
    } finally {
      setBusy(false);
    }
  };
  return {
    submit(event) {
      event?.preventDefault();
      // A form in a dialog is, to React, inside the form that opened it.
      event?.stopPropagation();
      if (busy) return;
      const missing = check?.() ?? {};
      if (Object.keys(missing).length === 0) return void send();
      setProblem(undefined);
      setWrong(missing);
      setRefused((count) => count + 1);
    },
    busy,
    refused,
    problem,
    error(field) {
      const words: WordKey | undefined = wrong[field];
      return words && t(words);
    },
    edited(field) {
      key.current = undefined;
      if (wrong[field]) setWrong({ ...wrong, [field]: undefined });
    },
  };
}
