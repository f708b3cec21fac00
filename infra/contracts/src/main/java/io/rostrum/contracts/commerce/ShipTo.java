package io.rostrum.contracts.commerce;

import java.util.Locale;
import java.util.Set;

/**
 * Where an invoice's goods go, as coarse as tax and shipping need it; the address itself stands in sealed
 * records elsewhere.
 *
 * @param country ISO 3166-1, two letters
 * @param region the second part of ISO 3166-2 (the state of the US: {@code CA}); empty where it does not
 *     matter
 */
public record ShipTo(String country, String region) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    public ShipTo {
        requireCountry(country);
        region = region == null ? "" : region;
        if (!region.matches("[A-Z0-9]{0,3}")) {
            throw new IllegalArgumentException("region has up to 3 capital letters or digits");
        }
    }

    static void requireCountry(String country) {
        if (country == null || !COUNTRIES.contains(country)) {
            throw new IllegalArgumentException("country must be an ISO 3166-1 code of two letters");
        }
    }
}
