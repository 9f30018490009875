// substring, indexOf, lastIndexOf, startsWith, endsWith, charCodeAt
s = "The quick brown fox, the end";
print(substring(s, 4), substring(s, 4, 9), substring(s, 0, 0) + "|", substring(s, lengthOf(s)) + "|");
print(indexOf(s, "the"), indexOf(s, "The"), indexOf(s, "zzz"), indexOf(s, ""), indexOf(s, "e", 3), indexOf(s, "e", 27));
print(lastIndexOf(s, "e"), lastIndexOf(s, "zzz"), lastIndexOf(s, ""));
print(startsWith(s, "The"), startsWith(s, "the"), endsWith(s, "end"), endsWith(s, ""));
print(charCodeAt(s, 0), charCodeAt("é", 0), charCodeAt("µ", 0), fromCharCode(65, 66, 67), fromCharCode(181, 8364), fromCharCode());
print(lengthOf(s), lengthOf(""), lengthOf("a" + 12));
print(substring(12345, 1, 3), indexOf(12345, 34), startsWith(12, 1));
