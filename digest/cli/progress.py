"""A progress bar for a person at a terminal."""

from __future__ import annotations

from dataclasses import dataclass, field

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn


@dataclass(slots=True)
class Bar:
    """Shows each stage as a bar that goes away when the stage is done."""

    bar: Progress = field(
        default_factory=lambda: Progress(
            TextColumn("{task.description:<10}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=Console(stderr=True),
            transient=True,
        )
    )
    tasks: dict[str, TaskID] = field(default_factory=dict)

    def __call__(self, stage: str, done: int, total: int) -> None:
        """``done`` of ``total`` items of ``stage`` are finished."""
        if stage not in self.tasks:
            self.bar.start()
            self.tasks[stage] = self.bar.add_task(stage, total=total)
        self.bar.update(self.tasks[stage], completed=done)
        if done >= total:
            self.bar.remove_task(self.tasks.pop(stage))
            if not self.tasks:
                self.bar.stop()
