/** Sellers' plans: periods that are paid ahead and earned by the day. Pure code. */
package io.rostrum.plans;
