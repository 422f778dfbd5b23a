export function InboxesScreen() {
  return null;
}
