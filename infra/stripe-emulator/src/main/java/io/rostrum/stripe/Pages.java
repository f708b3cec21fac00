package io.rostrum.stripe;

import java.util.Map;

/** The few pages on which a person does what they would do at their bank, or on Stripe's own pages. */
final class Pages {

    private record Choice(String label, String field, String value) {}

    private record Text(String title, String lead, java.util.List<Choice> choices) {}

    private static final Map<String, Text> TEXTS = Map.of(
            "authenticate", new Text(
                    "Your bank (emulated)", "Your bank asks whether this was you.",
                    java.util.List.of(
                            new Choice("Yes, it was me", "outcome", "succeed"),
                            new Choice("No", "outcome", "fail"))),
            "onboarding", new Text(
                    "Stripe onboarding (emulated)", "The seller's details would be filled in here.",
                    java.util.List.of(new Choice("Fill in everything", "outcome", "complete"))),
            "checkout", new Text(
                    "Save a card (emulated)", "Choose a test card; no real one is ever asked for.",
                    java.util.List.of(
                            new Choice("Visa that works", "payment_method", "pm_card_visa"),
                            new Choice(
                                    "Visa that wants authentication", "payment_method",
                                    "pm_card_authenticationRequired"),
                            new Choice("Visa that others use too (accounts that use it are linked)",
                                    "payment_method", "pm_card_visa__household"),
                            new Choice("Visa without funds", "payment_method",
                                    "pm_card_chargeCustomerFail"))));

    boolean has(String path) {
        return path.indexOf('/') > 0 && TEXTS.containsKey(path.substring(0, path.indexOf('/')));
    }

    String page(String path, String returnUrl) {
        Text text = TEXTS.get(path.substring(0, path.indexOf('/')));
        StringBuilder page =
                new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>")
                .append(text.title())
                .append(
                        "</title><body style=\"font:1.1rem sans-serif;max-width:32rem;margin:4rem "
                                + "auto\"><h1>")
                .append(text.title())
                .append("</h1><p>")
                .append(text.lead())
                .append("</p>");
        for (Choice choice : text.choices()) {
            page.append("<form method=\"post\" action=\"/emulator/").append(escaped(path)).append("\">");
            hidden(page, choice.field(), choice.value());
            if (returnUrl != null) {
                hidden(page, "back", returnUrl);
            }
            page.append("<p><button>").append(choice.label()).append("</button></p></form>");
        }
        return page.append("</body></html>").toString();
    }

    private static void hidden(StringBuilder page, String name, String value) {
        page.append("<input type=\"hidden\" name=\"").append(name).append("\" value=\"")
                .append(escaped(value)).append("\">");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
