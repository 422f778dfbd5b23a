import { useCanGoBack, useNavigate, useRouter } from "@tanstack/react-router";

/** Back to where one came from; to the conversations where the page was opened by its address. */
export function useBack(): () => void {
  const router = useRouter();
  const canGoBack = useCanGoBack();
  const navigate = useNavigate();
  return () => (canGoBack ? router.history.back() : void navigate({ to: "/conversations", search: {} }));
}
