t = getTime();
getDateAndTime(year, month, dayOfWeek, dayOfMonth, hour, minute, second, msec);
a = year > 2020; b = month >= 0 && month < 12; c = dayOfWeek >= 0 && dayOfWeek < 7; d = t > 1.6e12;
print(a, b, c, d);
