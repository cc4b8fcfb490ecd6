/** What enrolling products costs, and how soon recognition knows them. */
package dev.walkout.shop.bench.enrolment;
