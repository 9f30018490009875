a = newArray(1, 2, 3);
for (i = 0; i < 5; i++) {
	print(a[i]);
}
