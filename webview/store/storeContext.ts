import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Store } from "./store";

const StoreContext = createContext<Store | undefined>(undefined);

export const StoreProvider = StoreContext.Provider;

/** The store of the page around the component. */
export function useStore(): Store {
  const store = useContext(StoreContext);
  if (!store) throw new Error("A component of the page stands outside its StoreProvider");
  return store;
}
