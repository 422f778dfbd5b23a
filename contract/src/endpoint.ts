import type { z } from "zod";
import type { Ability } from "./abilities.ts";
import type { RefusalCode } from "./refusals.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * Who may call: an ability of the caller's role (403 without it), `self` (any signed-in person),
 * `visitor` (a web chat session), or `public` (no credential).
 */
export type Access = Ability | "self" | "visitor" | "public";

export interface EndpointShape {
  method: Method;
  /** Below /api/v1, parameters as `:name`. */
  path: string;
  /** One sentence for the API reference. */
  summary: string;
  access: Access;
  params?: z.ZodObject;
  query?: z.ZodObject;
  /** JSON body; `multipart` for one uploaded file. */
  body?: z.ZodType | "multipart";
  /** What comes back; `bytes` for a file's content; absent for 204. */
  response?: z.ZodType | "bytes";
  status?: 200 | 201 | 202 | 204;
  /** Expected refusals beside those every endpoint may give (UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID, TOO_MANY). */
  refusals?: readonly RefusalCode[];
}

/** Declares one endpoint. OpenAPI, request validation and the typed client are all made from it. */
export function endpoint<const E extends EndpointShape>(shape: E): E {
  return shape;
}

type Read<T, Otherwise> = T extends z.ZodType ? z.output<T> : Otherwise;
type Write<T, Otherwise> = T extends z.ZodType ? z.input<T> : Otherwise;

/** What a handler receives, parsed. */
export interface Input<E extends EndpointShape> {
  params: Read<E["params"], Record<never, never>>;
  query: Read<E["query"], Record<never, never>>;
  body: Read<E["body"], undefined>;
}
/** What a handler answers. */
// biome-ignore lint/suspicious/noConfusingVoidType: a handler without an answer is an async function without a return
export type Output<E extends EndpointShape> = E["response"] extends z.ZodType ? z.input<E["response"]> : void;
/** What a client sends. */
export type Call<E extends EndpointShape> = (E["params"] extends z.ZodType
  ? { params: Write<E["params"], never> }
  : { params?: undefined }) &
  (E["query"] extends z.ZodType ? { query?: Write<E["query"], never> } : { query?: undefined }) &
  (E["body"] extends z.ZodType
    ? { body: Write<E["body"], never> }
    : E["body"] extends "multipart"
      ? { body: FormData }
      : { body?: undefined });
/** What a client gets back. */
export type Answer<E extends EndpointShape> = Read<E["response"], undefined>;
