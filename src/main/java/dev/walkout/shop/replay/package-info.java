/** Records topics to a file, replays them, compares runs and proves receipts. */
package dev.walkout.shop.replay;
