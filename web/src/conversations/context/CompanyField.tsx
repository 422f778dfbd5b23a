import { type Contact, createCompany, listCompanies } from "@relevo/contract/contacts.ts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Building2, Plus, UserRound } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../design/Field.tsx";
import { Picker } from "../../design/Picker.tsx";
import { notify } from "../../design/toast.tsx";
import { call } from "../../shell/api.ts";
import { sayRefusal } from "../refusal.ts";
import { choicesFor, type Workplace, wordsOf } from "./company.rules.ts";

/** Where a customer works: found by typing, made in place, or the explicit answer that there is no company. */
export function CompanyField({
  value,
  onChange,
}: {
  value: Pick<Contact, "company" | "individual">;
  onChange: (value: Workplace) => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(wordsOf(typed));
  const found = useQuery({
    queryKey: ["companies", q],
    queryFn: async ({ signal }) => (await call(listCompanies, { query: { q, limit: 8 } }, { signal })).items,
    placeholderData: keepPreviousData,
  });
  const nobody = { id: "individual", name: t("conversations.about.individual"), mark: icons.individual };
  const { company, individual } = value;
  const settled = found.data !== undefined && !found.isPlaceholderData;
  const choices = choicesFor(found.data ?? [], q, settled);
  const items = choices.map((choice) => {
    if (choice === "individual") return nobody;
    if (choice === "new")
      return { id: "new", name: t("conversations.about.newCompany", { name: q }), mark: icons.new };
    return { ...choice, hint: choice.taxId ?? "", mark: icons.company };
  });
  const choose = async (id: string) => {
    if (id === "individual") return onChange({ company: null, individual: true });
    const known = found.data?.find((one) => one.id === id);
    if (known) return onChange({ company: known, individual: false });
    try {
      onChange({ company: await call(createCompany, { body: { name: q } }), individual: false });
    } catch (error) {
      notify({ tone: "breach", title: sayRefusal(error) });
    }
  };
  return (
    <Field label={t("conversations.about.company")}>
      <Picker
        label={t("conversations.about.company")}
        items={items}
        value={individual ? "individual" : (company?.id ?? null)}
        found={{
          chosen: individual ? nobody : company && { ...company, mark: icons.company },
          onWords: setTyped,
        }}
        onChange={(id) => void choose(id)}
      />
    </Field>
  );
}

const icons = {
  individual: <UserRound aria-hidden size={16} className="shrink-0 text-soft" />,
  company: <Building2 aria-hidden size={16} className="shrink-0 text-soft" />,
  new: <Plus aria-hidden size={16} className="shrink-0 text-accent" />,
};
