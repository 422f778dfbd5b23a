import type { Desk, Furniture } from "../platform/desk.ts";
import { peopleRoutes } from "./routes.ts";
import type { SignIn } from "./sign-in.ts";
import { mountSignIn } from "./sign-in-routes.ts";

/** Accounts, members, groups, invitations, keys, and how people sign in. */
export function people(desk: Desk, signIn: SignIn): Furniture {
  return {
    routes: peopleRoutes(desk, signIn),
    mount: (app) => mountSignIn(app, desk, signIn),
  };
}
