package io.rostrum.payments;

import com.stripe.model.Account;
import com.stripe.model.BankAccount;
import com.stripe.model.PaymentMethod;

/**
 * Marks by which the same card or bank account is known again in another account. In Stripe's test mode
 * everybody uses the same few cards, so that a mark says nothing there, unless the emulator gave it.
 */
final class Marks {

    private static final String OF_THE_EMULATOR = "rostrum_";

    private Marks() {}

    /** Of a card; null if it has none that says something. */
    static String of(PaymentMethod method) {
        return method.getCard() == null
                ? null
                : telling(method.getCard().getFingerprint(), method.getLivemode());
    }

    /** Of the bank account that a seller is paid out to; null likewise. @param live the key is no test key */
    static String of(Account account, boolean live) {
        if (account.getExternalAccounts() == null || account.getExternalAccounts().getData() == null) {
            return null;
        }
        return account.getExternalAccounts().getData().stream()
                .filter(BankAccount.class::isInstance)
                .map(bank -> telling(((BankAccount) bank).getFingerprint(), live))
                .filter(mark -> mark != null)
                .findFirst()
                .orElse(null);
    }

    private static String telling(String fingerprint, Boolean isLive) {
        boolean tells = fingerprint != null
                && (Boolean.TRUE.equals(isLive) || fingerprint.startsWith(OF_THE_EMULATOR));
        return tells ? fingerprint : null;
    }
}
