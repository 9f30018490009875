// images: row8.tif
// Class scores along a row: the best class goes to a table.
classes = newArray("benign", "malignant", "unsure", "artefact");
n = 4;
scores = newArray(n);
run("32-bit");
for (i = 0; i < n; i++)
	scores[i] = getPixel(i * 5, 0) / 255;
sum = 0;
for (i = 0; i < n; i++) {
	scores[i] = exp(3 * scores[i]);
	sum = sum + scores[i];
}
best = 0;
for (i = 0; i < n; i++) {
	scores[i] = scores[i] / sum;
	if (scores[i] > scores[best]) best = i;
	setResult("Class", i, classes[i]);
	setResult("Score", i, scores[i]);
	setResult("Percent", i, d2s(100 * scores[i], 1));
}
updateResults();
print("The class is " + classes[best] + " (" + scores[best] + ")");
if (scores[best] < 0.5)
	print("low confidence: " + d2s(scores[best], 4));
newImage("bars", "8-bit white", 40, 20, 1);
setColor(0);
for (i = 0; i < n; i++)
	fillRect(0, i * 5 + 1, round(40 * scores[i]), 3);
