export function OneInboxScreen() {
  return null;
}
