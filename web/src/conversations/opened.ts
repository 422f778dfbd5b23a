/** What an open conversation needs on screen, loaded together once the list is there. */
export { ContextPane } from "./context/ContextPane.tsx";
export { OpenConversation } from "./OpenConversation.tsx";
