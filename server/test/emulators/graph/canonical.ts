/** One webhook of each main form, as Meta writes them (values invented). */

export const textWithoutPhone = {
  object: "whatsapp_business_account",
  entry: [
    {
      id: "102290129340398",
      changes: [
        {
          field: "messages",
          value: {
            messaging_product: "whatsapp",
            metadata: { display_phone_number: "15550783881", phone_number_id: "106540352242922" },
            contacts: [
              { profile: { name: "Sheena", username: "@sheena" }, user_id: "US.13491208655302741918" },
            ],
            messages: [
              {
                from_user_id: "US.13491208655302741918",
                id: "wamid.A1",
                timestamp: "1795285746",
                type: "text",
                text: { body: "Hallo 😀 a@b.ee 50% </b>" },
              },
            ],
          },
        },
      ],
    },
  ],
};

export const failedStatus = {
  object: "whatsapp_business_account",
  entry: [
    {
      id: "102290129340398",
      changes: [
        {
          field: "messages",
          value: {
            messaging_product: "whatsapp",
            metadata: { display_phone_number: "15550783881", phone_number_id: "106540352242922" },
            statuses: [
              {
                id: "wamid.B2",
                status: "failed",
                timestamp: "1795285750",
                recipient_id: "16505551234",
                biz_opaque_callback_data: "msg_01",
                errors: [
                  {
                    code: 131047,
                    title: "Re-engagement message",
                    message: "Re-engagement message",
                    error_data: {
                      details:
                        "Message failed to send because more than 24 hours have passed since the customer last replied to this number.",
                    },
                    href: "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/",
                  },
                ],
              },
            ],
          },
        },
      ],
    },
  ],
};

export const deliveredStatus = {
  object: "whatsapp_business_account",
  entry: [
    {
      id: "102290129340398",
      changes: [
        {
          field: "messages",
          value: {
            messaging_product: "whatsapp",
            metadata: { display_phone_number: "15550783881", phone_number_id: "106540352242922" },
            contacts: [
              { profile: { name: "Sheena" }, wa_id: "16505551234", user_id: "US.13491208655302741918" },
            ],
            statuses: [
              {
                id: "wamid.B3",
                status: "delivered",
                timestamp: "1795285751",
                recipient_id: "16505551234",
                recipient_user_id: "US.13491208655302741918",
                pricing: { billable: true, pricing_model: "PMP", type: "regular", category: "service" },
              },
            ],
          },
        },
      ],
    },
  ],
};

export const changedUserId = {
  object: "whatsapp_business_account",
  entry: [
    {
      id: "102290129340398",
      changes: [
        {
          field: "messages",
          value: {
            messaging_product: "whatsapp",
            metadata: { display_phone_number: "15550783881", phone_number_id: "106540352242922" },
            messages: [
              {
                id: "wamid.C4",
                timestamp: "1795285760",
                type: "system",
                from_user_id: "US.9",
                system: {
                  type: "user_changed_user_id",
                  body: "…",
                  user_id: "US.9",
                  previous_user_id: "US.13491208655302741918",
                },
              },
            ],
          },
        },
      ],
    },
  ],
};

export const echoFromPhone = {
  object: "whatsapp_business_account",
  entry: [
    {
      id: "102290129340398",
      changes: [
        {
          field: "smb_message_echoes",
          value: {
            messaging_product: "whatsapp",
            metadata: { display_phone_number: "15550783881", phone_number_id: "106540352242922" },
            message_echoes: [
              {
                from: "15550783881",
                to: "16505551234",
                to_user_id: "US.13491208655302741918",
                id: "wamid.D5",
                timestamp: "1795285770",
                type: "text",
                text: { body: "from the phone" },
              },
            ],
          },
        },
      ],
    },
  ],
};
