"""Charts whose marks lead somewhere: what each bar or dot stands for, and the chart as SVG."""
