function inner(x) {
	y = x * 2;
	return missing(y);
}
function outer(x) {
	print("outer " + x);

	return inner(x + 1);
}

print("start");
r = outer(4);
print("never");
