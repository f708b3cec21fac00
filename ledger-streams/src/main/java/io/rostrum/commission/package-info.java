/** What the platform keeps of a hammer price: tiers by released volume, and a point off for paid plans. */
package io.rostrum.commission;
