"""How well digest does on texts that people have labelled: from a set on disk to figures, and the cases behind them."""
