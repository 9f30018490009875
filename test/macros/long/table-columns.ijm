// table: points.csv
// Columns worked out from columns, sorted, taken out as arrays.
n = nResults;
for (i = 0; i < n; i++) {
	x = getResult("X", i);
	y = getResult("Y", i);
	setResult("Distance", i, sqrt(x * x + y * y));
	setResult("Angle", i, atan2(y, x) * 180 / PI);
	if (getResult("Score", i) > 0.3) setResult("Class", i, "good");
	else setResult("Class", i, "bad");
}
updateResults();
Table.sort("Distance", "Results");
d = Table.getColumn("Distance", "Results");
Array.print(d);
Array.getStatistics(d, min, max, mean, std);
print(min, max, mean, std);
print(Table.headings("Results"));
good = 0;
for (i = 0; i < nResults; i++) {
	if (getResultString("Class", i) == "good") good = good + 1;
}
print("good " + good);
Table.create("Summary of scores");
Table.set("Group", 0, "good");
Table.set("N", 0, good);
Table.set("Group", 1, "bad");
Table.set("N", 1, n - good);
Table.update;
print(Table.size, Table.title);
